package brevvakt.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import brevvakt.portal.api.VerbCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final LineReader reader = new LineReader(VerbCatalogue.ofTheHouse());

    private Line read(String line) throws Misuse {
        List<String> words = new ArrayList<>();
        WORD.matcher(line).results().forEach(m -> words.add(m.group(1) == null ? m.group(2) : m.group(1)));
        return reader.read(words);
    }

    private String misuse(String line) {
        return catchThrowableOfType(Misuse.class, () -> read(line)).reason();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "demo --once",
                "serve --home h",
                "serve --home h --port-base 22000 --simulate 2026-03-02T09:00:00+01:00",
                "import --home h organisation.yaml",
                "status --home h --json",
                "cases --home h --json --by per.p",
                "case 'Ks 417/2026' --home h",
                "records --home h --public",
                "search 'trasiga bänkar' --home h",
                "mailboxes --home h",
                "absences --home h",
                "departures --home h",
                "outbox --home h",
                "queue --home h",
                "callbacks --home h",
                "confirm 'Ks 417/2026' --by stina.s",
                "correct 'Ks 417/2026' --label COMPLAINT --scope individual --reason fel --by stina.s",
                "correct a1b2c3 --label QUESTION --reason fel --by stina.s",
                "assign 'Ks 417/2026' --to per.p --by maja.m",
                "interim 'Ks 417/2026' --note 'Vi tittar.' --follow-up 2026-03-16 --by per.p",
                "answer-by-phone 'Ks 417/2026' --note ringde --by per.p",
                "hand-to-manager 'Ks 417/2026' --by per.p",
                "satisfied 'Ks 417/2026' --by per.p",
                "dissatisfied 'Ks 417/2026' --by per.p",
                "close-request 'Ks 417/2026' --measures lagat --by per.p",
                "close 'Ks 417/2026' --by rita.r",
                "cancel 'Ks 417/2026' --reason dubblett --by rita.r",
                "merge 'Ks 417/2026' --into 'Ks 416/2026' --by rita.r",
                "hand-over 'Ks 417/2026' --to namnd@annan.example --reason fel --by rita.r",
                "register --mailbox p@k.example --channel PHONE --received 2026-02-27T15:00:00+01:00 --text t --by s.s",
                "register --mailbox p@k.example --channel SMS --received 2026-02-27T15:00:00Z --text t --from U --contact 070"
                        + " --solution lagat --by s.s",
                "absence add --employee u --from 2026-03-09 --until 2026-03-13 --choice DELEGATE --delegate a,b --code SEM"
                        + " --by u",
                "absence end 12 --by u",
                "delegate --of u --to v --by u",
                "delegate --of u --to v --from 2026-03-09 --until 2026-03-13 --by u",
                "delegate end 12 --by u",
                "emergency order --of u --to v --reason olycka --from 2026-03-02 --until 2026-03-06 --by m",
                "emergency approve 3 --by n",
                "emergency execute 3 --by i",
                "depart u --last-day 2026-03-31 --substitute v --by m",
                "depart cancel u --by m",
                "queue take 'Ks 417/2026' --by stina.s",
                "queue pass 'Ks 417/2026' --to park --by stina.s",
                "reroute 'Ks 417/2026' --to gata@k.example --reason fel --by stina.s",
                "callback add --for park --name Ulla --phone '070-000 00 00' --about bänk --by stina.s",
                "callback done 4 --outcome not-reached --by per.p",
                "directory import people.csv --dry-run",
                "directory import ldap",
                "texts check",
                "texts show RECEIPT --lang sv",
                "clock show --home h",
                "clock advance-to 2026-03-03T08:00:00+01:00 --home h",
                "read --json a.eml b.eml",
                "classify --jsonl",
                "classify a.eml",
                "workdays --from 2026-03-02T10:00:00+01:00 --days 5 --explain",
                "verify --home h",
                "reindex --home h",
                "report --year 2026 --home h",
                "export 'Ks 417/2026' --home h",
                "selftest --home h",
                "disclose open --about allt --by rita.r",
                "disclose add 7 'Ks 417/2026-3' --by rita.r",
                "disclose decide 7 'Ks 417/2026-3' --outcome partial --provision 'OSL 21:1' --by rita.r",
                "disclose deliver 7 --by rita.r",
                "disclosures",
                "retention show",
                "retention run --dry-run --by rita.r",
                "teach",
                "evaluate",
                "checked parken@kommun.example --by per.p",
                "held --of per.p",
                "open-held 9 --reason arbete --by sara.s",
                "readings --of per.p",
                "plan export",
                "maillog parken@kommun.example --from 2026-03-01 --until 2026-03-31",
                "binder --unit park",
                "apt --unit park",
                "apt --unit park --month 2026-02 --format pdf --lang en",
                "binder --unit park --format html --lang sv",
                "delegations",
                "emergencies"
            })
    void givenADoorOfTheDesign_whenItIsAskedAsWritten_thenItIsUnderstood(String line) throws Misuse {
        assertThat(line).startsWith(read(line).form().name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clock --home h show --json --by u",
                "clock show --home h --json --by u",
                "clock --json --by=u --home=h show",
                "clock --by u show --json --home h"
            })
    void givenTheOptionsOfEveryVerb_whenTheyStandAnywhere_thenTheyMeanTheSame(String line) throws Misuse {
        Line read = read(line);

        assertThat(read.form().name()).isEqualTo("clock show");
        assertThat(read.home()).contains("h");
        assertThat(read.by()).contains("u");
        assertThat(read.json()).isTrue();
    }

    @Test
    void givenASubVerb_whenOptionsStandBeforeIt_thenItsOwnFormIsMeant() throws Misuse {
        Line line = read("depart --home h cancel u --by m");

        assertThat(line.form().name()).isEqualTo("depart cancel");
        assertThat(line.positionals()).containsExactly("u");
    }

    @Test
    void givenANumberWithoutQuotes_whenTheShellSplitsIt_thenItIsWholeAgain() throws Misuse {
        assertThat(read("case Ks 417/2026 --home h").positionals()).containsExactly("Ks 417/2026");
        assertThat(read("disclose add 7 Ks 417/2026-3 --by r").positionals()).containsExactly("7", "Ks 417/2026-3");
    }

    @Test
    void givenTextsOfCitizens_whenTheyLookLikeSomethingElse_thenTheyStayTexts() throws Misuse {
        Line line = read("register --mailbox a --channel PHONE --received 2026-02-27T15:00:00Z --text '@file -x' --from"
                + " '${env:HOME}' --contact '\"' --by s");

        assertThat(line.options())
                .containsAllEntriesOf(Map.of("text", "@file -x", "from", "${env:HOME}", "contact", "\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frobnicate                        | unknown verb 'frobnicate'",
                "caes --home h                     | did you mean 'case'?",
                "clock --home h                    | needs one of: show, advance-to",
                "clock shwo                        | did you mean 'show'?",
                "assign 'Ks 1/2026' --to per.p     | --by USER",
                "assign 'Ks 1/2026' --by maja.m    | missing option: --to USER",
                "assign --to per.p --by maja.m     | missing: NO",
                "cases --homw h                    | unknown option: --homw; did you mean '--home'?",
                "cases now                         | one word too many: 'now'",
                "cases --home a --home b           | --home must be given once",
                "cases --home                      | --home",
                "workdays --from yesterday --days 5 | --from must be an instant",
                "workdays --from 2026-03-02T10:00:00+01:00 --days five | --days must be a whole number",
                "interim 'Ks 1/2026' --note x --follow-up 2026-02-30 --by u | --follow-up must be a date",
                "absence add --employee u --from 2026-03-09 --until 2026-03-13 --choice MAYBE --by u | SELF, DELEGATE, UNDECIDED",
                "correct 'Ks 1/2026' --label complaint --reason x --by u | must be one of COMPLAINT",
                "cancel 'Ks 1/2026' --reason '' --by u | missing option: --reason TEXT",
                "confirm 'Ks 1/2026' --by 'per park' | --by must be a username",
                "read                              | missing: FILE"
            })
    void givenAFaultyLine_whenItIsRead_thenTheFaultIsNamed(String line, String fault) {
        assertThat(misuse(line)).contains(fault);
    }

    @Test
    void givenAnInnocentLine_whenHelpIsAsked_thenNothingElseIsRequired() throws Misuse {
        assertThat(read("assign --help").help()).isTrue();
        assertThat(read("absence -h").help()).isTrue();
        assertThatThrownBy(() -> read("absence")).isInstanceOf(Misuse.class);
    }
}
