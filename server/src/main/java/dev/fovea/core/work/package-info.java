/** Work that waits in the database and is claimed with leases: jobs, deliveries, housekeeping. */
@NullMarked
package dev.fovea.core.work;

import org.jspecify.annotations.NullMarked;
