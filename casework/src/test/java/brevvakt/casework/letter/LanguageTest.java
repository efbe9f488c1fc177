package brevvakt.casework.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SV|Hej! Jag undrar varför belysningen inte fungerar på vår gata. Mvh Bo",
                "SV|Tack!",
                "SV|Gatubelysning trasig Ågatan",
                "EN|Hello, I would like to know when the street lamp will be repaired. Regards, Ann",
                "EN|Thank you",
                "OTHER|Jeg lurer på hvorfor dere ikke har svart på henvendelsen min. Hilsen Kari",
                "OTHER|Ich möchte wissen, wann die Straße repariert wird. Das ist nicht gut.",
                "OTHER|Haluaisin tietää, milloin katu korjataan. Se on hyvin huono ja pimeä.",
                "OTHER|Здравствуйте, когда починят фонарь на нашей улице?",
                "OTHER|متى سيتم إصلاح مصباح الشارع في حينا من فضلكم",
                "OTHER|Merhaba, evimizde üç haftadır sorun var, kalorifer çalışmıyor. Lütfen yardım edin.",
                "OTHER|Silav, mala min sar e. Germahî tune ye û zarokên min nexweş in. Ez ji we alîkarî dixwazim.",
                "OTHER|Bună ziua, apartamentul nostru nu are căldură de o săptămână. Vă rog să ne ajutați.",
                "OTHER|Përshëndetje, kemi një problem me ujin në banesë. Ju lutem na ndihmoni sa më shpejt.",
                "OTHER|Xin chào, nhà tôi không có nước nóng. Xin giúp tôi.",
                "SV|Trasig lykta vid Storgatan 14, lampan blinkar konstant",
                "UNKNOWN|OK",
                "UNKNOWN|12345"
            })
    void givenAText_whenGuessed_thenTheLanguageIs(Language expected, String text) {
        assertThat(Language.of(text)).isEqualTo(expected);
    }
}
