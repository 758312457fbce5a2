package dev.fovea.core.query;

import dev.fovea.model.search.Counted;
import dev.fovea.model.search.Spot;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Media on a map, in cells of a grid over the box around all of them.
 *
 * @param cells most media first
 * @param complete false when there may be more
 */
public record GeoGrid(List<Cell> cells, boolean complete) {
    private static final int MOST_CITIES = 3;

    public GeoGrid {
        cells = List.copyOf(cells);
    }

    /**
     * The media of a cell.
     *
     * @param latitude mean of them, degrees
     * @param longitude mean of them, degrees
     * @param cities names with most media first
     */
    public record Cell(double latitude, double longitude, long count, List<String> cities) {
        public Cell {
            cities = List.copyOf(cities);
        }
    }

    /** @param cells along the longer side of the box */
    static GeoGrid of(Counted<Spot> spots, int cells) {
        Box box = Box.around(spots.counts().keySet(), cells);
        Map<String, Sum> sums = new LinkedHashMap<>();
        spots.counts()
                .forEach((spot, count) ->
                        sums.computeIfAbsent(box.cell(spot), _ -> new Sum()).add(spot, count));
        List<Cell> sorted = sums.values().stream()
                .map(Sum::cell)
                .sorted(Comparator.comparingLong(Cell::count).reversed())
                .toList();
        return new GeoGrid(sorted, spots.complete());
    }

    private record Box(double south, double west, double side) {
        private static Box around(Iterable<Spot> spots, int cells) {
            double south = Double.MAX_VALUE;
            double west = Double.MAX_VALUE;
            double north = -Double.MAX_VALUE;
            double east = -Double.MAX_VALUE;
            for (Spot spot : spots) {
                south = Math.min(south, spot.latitude());
                north = Math.max(north, spot.latitude());
                west = Math.min(west, spot.longitude());
                east = Math.max(east, spot.longitude());
            }
            return new Box(south, west, Math.max(north - south, east - west) / cells);
        }

        private String cell(Spot spot) {
            return index(spot.latitude() - south) + "/" + index(spot.longitude() - west);
        }

        private long index(double distance) {
            return side > 0 ? (long) (distance / side) : 0;
        }
    }

    private static final class Sum {
        private final Map<String, Long> cities = new LinkedHashMap<>();
        private double latitude;
        private double longitude;
        private long count;

        private void add(Spot spot, long more) {
            latitude += spot.latitude() * more;
            longitude += spot.longitude() * more;
            count += more;
            if (!spot.city().isEmpty()) {
                cities.merge(spot.city(), more, Long::sum);
            }
        }

        private Cell cell() {
            List<String> names = cities.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(MOST_CITIES)
                    .map(Map.Entry::getKey)
                    .toList();
            return new Cell(latitude / count, longitude / count, count, names);
        }
    }
}
