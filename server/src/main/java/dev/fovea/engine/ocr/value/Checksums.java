package dev.fovea.engine.ocr.value;

import java.math.BigInteger;
import java.util.Locale;

/** Check digits: proof that a code was read right. */
public final class Checksums {
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);
    private static final String VIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final String VIN_VALUES = "12345678123457923456789";
    private static final String VIN_WEIGHTS = "8765432X098765432";

    private Checksums() {}

    /** Luhn (ISO/IEC 7812): payment cards, IMEI, many account numbers. */
    public static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return digits.length() > 1 && sum % 10 == 0;
    }

    /** EAN and UPC (GS1): 8, 12, 13 or 14 digits. */
    public static boolean ean(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 1 ? 3 : 1);
        }
        return digits.length() > 1 && sum % 10 == 0;
    }

    /** IBAN (ISO 13616): letters and digits without blanks, remainder 1 of 97. */
    public static boolean iban(String iban) {
        if (!iban.matches("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}")) {
            return false;
        }
        StringBuilder number = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> number.append(Character.digit(c, 36)));
        return new BigInteger(number.toString()).mod(NINETY_SEVEN).intValue() == 1;
    }

    /** The check digit in place 9 of a VIN (49 CFR 565). Its absence proves nothing: Europe does not use it. */
    public static boolean vin(String vin) {
        String upper = vin.toUpperCase(Locale.ROOT);
        if (!upper.matches("[A-HJ-NPR-Z0-9]{17}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int weight = VIN_WEIGHTS.charAt(i) == 'X' ? 10 : VIN_WEIGHTS.charAt(i) - '0';
            sum += vinValue(upper.charAt(i)) * weight;
        }
        char expected = sum % 11 == 10 ? 'X' : (char) ('0' + sum % 11);
        return upper.charAt(8) == expected;
    }

    private static int vinValue(char c) {
        int letter = VIN_LETTERS.indexOf(c);
        return letter < 0 ? c - '0' : VIN_VALUES.charAt(letter) - '0';
    }
}
