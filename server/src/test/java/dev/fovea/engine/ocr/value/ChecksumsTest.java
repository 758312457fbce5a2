package dev.fovea.engine.ocr.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumsTest {
    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "490154203237518"})
    void cards_and_imei_obey_luhn(String digits) {
        assertThat(Checksums.luhn(digits)).isTrue();
        assertThat(Checksums.luhn(digits.substring(1) + digits.charAt(0))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4006381333931", "96385074", "036000291452"})
    void barcodes_end_in_a_check_digit(String digits) {
        assertThat(Checksums.ean(digits)).isTrue();
        assertThat(Checksums.ean(digits.substring(0, digits.length() - 1)
                        + (char) ('0' + (digits.charAt(digits.length() - 1) - '0' + 1) % 10)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE89370400440532013000", "GB82WEST12345698765432", "NL91ABNA0417164300"})
    void accounts_leave_one_of_97(String iban) {
        assertThat(Checksums.iban(iban)).isTrue();
        assertThat(Checksums.iban(iban.substring(0, iban.length() - 1) + "X")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1M8GDM9AXKP042788", "5YJYGDEF9MF151185", "11111111111111111"})
    void american_vehicles_carry_a_check_digit(String vin) {
        assertThat(Checksums.vin(vin)).isTrue();
        assertThat(Checksums.vin("2" + vin.substring(1).replace('8', '9'))).isFalse();
    }
}
