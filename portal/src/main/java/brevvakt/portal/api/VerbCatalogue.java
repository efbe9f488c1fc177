package brevvakt.portal.api;

import static brevvakt.portal.api.Parameter.flag;
import static brevvakt.portal.api.Parameter.optional;
import static brevvakt.portal.api.Parameter.required;
import static brevvakt.portal.api.Parameter.word;
import static brevvakt.portal.api.VerbForm.Trait.ACT;
import static brevvakt.portal.api.VerbForm.Trait.ADMINISTRATOR;
import static brevvakt.portal.api.VerbForm.Trait.LONG;
import static brevvakt.portal.api.VerbForm.Trait.OFFLINE;
import static brevvakt.portal.api.VerbForm.Trait.READING;

import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.learning.Cause;
import brevvakt.casework.learning.Measure;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.portal.api.Parameter.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every verb that the house can be asked over HTTP, one row each. The command line and the HTTP interface read the same
 * rows, so that both take the same and refuse the same.
 *
 * <p>A verb stands here from the day its form is settled; the house answers {@link Answer.Unknown} until it is built.
 */
public final class VerbCatalogue {
    private static final Parameter NO = required("no", Kind.NUMBER, "the case number, such as 'Ks 417/2026'");
    private static final Parameter ID = required("id", Kind.TEXT, "its id, as the list shows it");
    private static final Parameter REASON = required("reason", Kind.TEXT, "why, for the diary");
    private static final Parameter NOTE = required("note", Kind.TEXT, "what was said or done");
    private static final Parameter FROM = required("from", Kind.DATE, "the first day");
    private static final Parameter UNTIL = required("until", Kind.DATE, "the last day");
    private static final Parameter MEASURE_TEXT = required("text", Kind.TEXT, "what is to be done");
    private static final Parameter OWNER = required("owner", Kind.USER, "who does it");
    private static final Parameter DUE = required("due", Kind.DATE, "the day by which it is done");
    private static final Parameter UNIT = required("unit", Kind.TEXT, "the unit's id");
    private static final Parameter FORMAT =
            word("format", false, List.of("csv", "pdf"), "into a file instead of a list");
    private static final Parameter PAGE_FORMAT =
            word("format", false, List.of("html", "csv", "pdf"), "into a file instead of a list");
    private static final Parameter LANG =
            word("lang", false, List.of("sv", "en"), "its language; the municipality's by itself");
    private static final Parameter OF = required("of", Kind.USER, "the holder of the mailbox");
    private static final Parameter DRY_RUN = flag("dry-run", "only say what would change");
    private static final Parameter PUBLIC = flag("public", "only what everybody may see");

    private final List<VerbForm> forms;

    private VerbCatalogue(List<VerbForm> forms) {
        this.forms = List.copyOf(forms);
    }

    /** The verbs of this house. */
    public static VerbCatalogue ofTheHouse() {
        return new VerbCatalogue(
                Stream.of(running(), looking(), casework(), mailboxes(), absence(), calls(), records(), keeping())
                        .flatMap(List::stream)
                        .toList());
    }

    public List<VerbForm> forms() {
        return forms;
    }

    /** The form of a verb by its full name. */
    public Optional<VerbForm> form(String name) {
        return forms.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    private static VerbForm reading(String name, String meaning) {
        return VerbForm.of(name, meaning, READING).with(PUBLIC);
    }

    private static VerbForm act(String name, String meaning) {
        return VerbForm.of(name, meaning, ACT);
    }

    private static List<VerbForm> running() {
        return List.of(
                VerbForm.of(
                                "import",
                                "takes in the organisation; refuses a plan with holes",
                                ADMINISTRATOR,
                                LONG,
                                OFFLINE)
                        .at(required("file", Kind.FILE, "organisation.yaml")),
                VerbForm.of("clock show", "tells the time of the house", READING),
                VerbForm.of(
                                "clock advance-to",
                                "moves simulated time on; every job on the way runs",
                                ADMINISTRATOR,
                                LONG)
                        .at(required("instant", Kind.INSTANT, "until when")),
                VerbForm.of("verify", "proves that nothing kept was changed or removed", ADMINISTRATOR, LONG, OFFLINE)
                        .with(flag("rebuild", "first make the lists of cases anew from their events")),
                VerbForm.of("reindex", "builds the archive index anew", ADMINISTRATOR, LONG, OFFLINE),
                VerbForm.of("report", "the figures of a year", LONG, OFFLINE)
                        .with(
                                required("year", Kind.INT, "such as 2026"),
                                optional("unit", Kind.TEXT, "of one unit alone"),
                                LANG),
                VerbForm.of("export", "a case as an archive package", LONG, OFFLINE)
                        .at(required("case", Kind.NUMBER, "the case number")),
                VerbForm.of(
                        "selftest", "walks through every door and says what falls short", ADMINISTRATOR, LONG, OFFLINE),
                VerbForm.of("directory import", "takes people from a file or the directory server", ADMINISTRATOR, LONG)
                        .at(new Parameter("source", Kind.FILE, List.of("ldap"), true, false, "FILE.csv or ldap"))
                        .with(DRY_RUN),
                act("password change", "chooses another password, of who is named by --by")
                        .at(required("file", Kind.FILE, "two lines: the old password, the new one")),
                act("password reset", "gives somebody a first password, shown this once; by IT")
                        .at(required("user", Kind.USER, "who gets it")),
                VerbForm.of("teach", "learns from what humans have confirmed and corrected", ADMINISTRATOR, LONG)
                        .with(DRY_RUN, flag("rollback", "puts the model before the present one back into force")));
    }

    private static List<VerbForm> looking() {
        return List.of(
                reading("status", "how the house is"),
                reading("cases", "all cases"),
                reading("case", "one case with its records, events and clocks").at(NO),
                reading("records", "all records"),
                reading("search", "finds records, also inside attachments")
                        .at(required("query", Kind.TEXT, "words, phrases in quotes"))
                        .with(
                                word("sort", false, List.of("relevance", "date"), "the order; relevance by itself"),
                                optional("limit", Kind.INT, "how many at a time, 20 by itself"),
                                optional("after", Kind.TEXT, "the 'next' of the page before")),
                VerbForm.of("searches", "who searched for what and opened what, the newest first", READING)
                        .with(
                                optional("reader", Kind.TEXT, "of this person alone"),
                                optional("from", Kind.DATE, "the first day"),
                                optional("until", Kind.DATE, "the last day")),
                reading("mailboxes", "all mailboxes and whether they were opened today"),
                reading("absences", "who is away, and who reads their mail"),
                reading("departures", "who leaves, and what is left to do"),
                reading("delegations", "who may read whose mail"),
                reading("emergencies", "emergency delegations and their orders"),
                reading("outbox", "what the house owes and has sent"),
                reading("queue", "cases that wait for a human, the oldest due first")
                        .with(optional("limit", Kind.INT, "the first so many, 200 by itself")),
                reading("measures", "what is to be done about matters")
                        .with(optional("unit", Kind.TEXT, "of one unit alone")),
                reading("improvements", "what units improve").with(optional("unit", Kind.TEXT, "of one unit alone")),
                reading("queue figures", "what each day brought to the queue, and how fast it was passed on")
                        .with(FROM, UNTIL),
                VerbForm.of("draft", "the beginning of an answer, to be finished by a human", READING)
                        .at(NO)
                        .with(word("lang", false, List.of("sv", "en"), "its language")),
                VerbForm.of("examples", "what is a complaint, a view or a suggestion; to talk about", READING)
                        .with(
                                optional("unit", Kind.TEXT, "the own examples of one unit alone"),
                                flag("proposed", "instead what waits to be approved by who is named by --by"),
                                word("lang", false, List.of("sv", "en"), "the language of the library")),
                VerbForm.of("routine", "the versions of the routine, and what each promises", READING),
                reading("callbacks", "people to be called back"),
                reading("disclosures", "requests for records"),
                reading("held", "mail held back in doubt").with(OF),
                reading("readings", "who read mail of another").with(OF),
                reading("maillog", "the log of a mailbox")
                        .at(required("mailbox", Kind.TEXT, "its address"))
                        .with(FROM, UNTIL, FORMAT, LANG),
                act("maillog review", "says whether everybody may read a line of a log; by the registrar of the board")
                        .at(required("record", Kind.INT, "its record, as the log shows it"))
                        .with(
                                word("decision", true, List.of("show", "withhold"), "what everybody sees of it"),
                                required("reason", Kind.TEXT, "why, such as the provision applied")),
                reading("binder", "dealt-with complaints of a unit").with(UNIT, PAGE_FORMAT, LANG),
                reading("apt", "a sheet for the workplace meeting of a unit")
                        .with(
                                UNIT,
                                optional("month", Kind.TEXT, "YYYY-MM; the month before by itself"),
                                PAGE_FORMAT,
                                LANG),
                reading("plan export", "the absence plan as it stands, or as it stood in an earlier version")
                        .with(
                                optional("unit", Kind.TEXT, "of one unit alone"),
                                optional("version", Kind.INT, "an earlier version of that unit"),
                                word(
                                        "format",
                                        false,
                                        List.of("yaml", "html", "pdf"),
                                        "into a file: yaml to import again, the form as html or pdf")),
                reading("plan history", "the versions of a unit's absence plan").with(UNIT),
                reading("consents", "who has agreed that a personal mailbox is not needed"),
                reading("retention show", "what may be disposed of, and what holds it"),
                reading("retention log", "what was disposed of, when and by which decision"),
                VerbForm.of("texts check", "finds holes in the texts", READING),
                VerbForm.of("texts show", "a text filled with an example", READING)
                        .at(word("kind", true, textKinds(), "which mail of ours"))
                        .with(word("lang", false, List.of("sv", "en"), "its language")));
    }

    private static List<String> textKinds() {
        return Stream.concat(namesOf(OutboxKind.values()).stream(), Stream.of("DRAFT"))
                .toList();
    }

    private static List<VerbForm> casework() {
        return List.of(
                act("confirm", "registers a case as it was proposed").at(NO),
                act("correct", "says what a letter really is")
                        .at(required("no", Kind.NUMBER, "the case number, or the arrival id where there is no case"))
                        .with(
                                word("label", false, namesOf(Label.values()), "what it is"),
                                word("scope", false, wordsOf(Scope.values()), "whom it concerns"),
                                word("sensitivity", false, wordsOf(Sensitivity.values()), "how careful one must be"),
                                REASON),
                act("assign", "gives a case to an officer").at(NO).with(required("to", Kind.USER, "the officer")),
                act("interim", "the latest answer was an interim one, or a contact was made")
                        .at(NO)
                        .with(NOTE, required("follow-up", Kind.DATE, "when more will follow")),
                act("answer-by-phone", "the writer was answered in another way")
                        .at(NO)
                        .with(NOTE),
                act("hand-to-manager", "passes a case to the nearest manager").at(NO),
                act("satisfied", "the writer is satisfied").at(NO),
                act("dissatisfied", "the writer is not; the manager tries anew").at(NO),
                act("close-request", "asks the registrar to close")
                        .at(NO)
                        .with(required("measures", Kind.TEXT, "what was done about it")),
                act("close", "closes a case").at(NO),
                act("cancel", "cancels a case; its number is kept").at(NO).with(REASON),
                act("cause", "says why a matter came up, for the yearly analysis")
                        .at(NO)
                        .with(word("code", true, namesOf(Cause.values()), "the cause")),
                act("measure add", "decides what is done about a matter").at(NO).with(MEASURE_TEXT, OWNER, DUE),
                act("measure set", "says how far a measure or an improvement has come")
                        .at(ID)
                        .with(
                                word("state", true, namesOf(Measure.State.values()), "how far"),
                                optional("effect", Kind.TEXT, "what came of it, or why it is dropped")),
                act("improvement add", "decides an improvement of a unit").with(UNIT, MEASURE_TEXT, OWNER, DUE),
                act("routine apply", "applies the routine to what was promised before it was changed; by a registrar")
                        .with(
                                required("since", Kind.DATE, "promises that began on this day or later"),
                                REASON,
                                DRY_RUN),
                act("examples propose", "an example written anew from a closed case, so that nobody is known by it")
                        .at(NO)
                        .with(required("text", Kind.TEXT, "the example")),
                act("examples approve", "lets an example show; by a manager or registrar who did not propose it")
                        .at(ID),
                act("examples withdraw", "takes an example back, its words with it")
                        .at(ID),
                act("merge", "joins a case to another")
                        .at(NO)
                        .with(required("into", Kind.NUMBER, "the case that goes on")),
                act("hand-over", "gives a case to another board or authority")
                        .at(NO)
                        .with(required("to", Kind.TEXT, "the board's id, or an address"), REASON),
                act("reroute", "moves a letter to the mailbox it belongs to")
                        .at(NO)
                        .with(required("to", Kind.TEXT, "the mailbox"), REASON),
                act("queue take", "takes a waiting case").at(NO),
                act("queue pass", "passes a waiting case to a unit")
                        .at(NO)
                        .with(optional("to", Kind.TEXT, "the unit's id; by itself the one that the table proposes")),
                act("register", "registers what came in another way than by mail")
                        .with(
                                required("mailbox", Kind.TEXT, "the functional mailbox concerned"),
                                word(
                                        "channel",
                                        true,
                                        List.of("MAIL", "PHONE", "ORAL", "PAPER", "SMS", "FORM"),
                                        "how it came"),
                                required("received", Kind.INSTANT, "when it came"),
                                required("text", Kind.TEXT, "what was said"),
                                optional("from", Kind.TEXT, "who said it"),
                                optional("contact", Kind.TEXT, "how to reach them"),
                                optional("solution", Kind.TEXT, "what was done at once"),
                                word("label", false, namesOf(Label.values()), "what it is"),
                                word("scope", false, wordsOf(Scope.values()), "whom it concerns"),
                                word("sensitivity", false, wordsOf(Sensitivity.values()), "how careful one must be")));
    }

    private static List<VerbForm> mailboxes() {
        return List.of(
                act("checked", "says that a mailbox was looked through")
                        .at(required("mailbox", Kind.TEXT, "its address")),
                act("open-held", "opens held mail as assumed to be work").at(ID).with(REASON));
    }

    private static List<VerbForm> absence() {
        return List.of(
                act("plan import", "replaces the absence plan of the units in the file; refuses one with holes")
                        .at(required("file", Kind.FILE, "plan.yaml")),
                act("plan confirm", "the manager has gone through the absence plan and finds it true")
                        .with(UNIT),
                act("consent give", "employee or manager agrees that no personal mailbox is needed")
                        .at(required("user", Kind.USER, "whose mailbox")),
                act("consent withdraw", "takes that agreement back").at(required("user", Kind.USER, "whose mailbox")),
                act("absence add", "records that somebody will be away")
                        .with(
                                required("employee", Kind.USER, "who"),
                                FROM,
                                UNTIL,
                                word("choice", true, List.of("SELF", "DELEGATE", "UNDECIDED"), "who reads the mail"),
                                optional("delegate", Kind.TEXT, "U[,U…], the first is primary"),
                                optional("code", Kind.TEXT, "the calendar code, such as SEM")),
                act("absence end", "ends an absence").at(ID),
                act("delegate", "opens a mailbox to a colleague; standing without dates")
                        .with(
                                OF,
                                required("to", Kind.USER, "the delegate"),
                                optional("from", Kind.DATE, "the first day"),
                                optional("until", Kind.DATE, "the last day")),
                act("delegate end", "ends a delegation").at(ID),
                act("emergency order", "a manager orders access to the mail of somebody away")
                        .with(OF, required("to", Kind.USER, "the delegate"), REASON, FROM, UNTIL),
                act("emergency approve", "that manager's manager agrees").at(ID),
                act("emergency execute", "IT carries it out").at(ID),
                act("depart", "orders what follows when somebody leaves")
                        .at(required("user", Kind.USER, "who leaves"))
                        .with(
                                required("last-day", Kind.DATE, "the last day of employment"),
                                required("substitute", Kind.USER, "who takes over")),
                act("depart cancel", "takes the order back").at(required("user", Kind.USER, "who stays")));
    }

    private static List<VerbForm> calls() {
        return List.of(
                act("callback add", "notes that somebody is to be called back")
                        .with(
                                required("for", Kind.TEXT, "the person or unit sought"),
                                required("name", Kind.TEXT, "who called"),
                                required("phone", Kind.TEXT, "the number"),
                                required("about", Kind.TEXT, "the matter")),
                act("callback done", "says how the call went")
                        .at(ID)
                        .with(word("outcome", true, List.of("reached", "not-reached", "other"), "how it went")));
    }

    private static List<VerbForm> records() {
        return List.of(
                act(
                                "disclose open",
                                "opens a request for records; it holds everything until somebody says what it is about")
                        .with(
                                required("about", Kind.TEXT, "what is asked for"),
                                optional("contact", Kind.TEXT, "where to send it; nobody need say who they are"),
                                optional("case", Kind.NUMBER, "the case of the letter that asks"),
                                optional("mailbox", Kind.TEXT, "holds what came to or went from this address"),
                                optional("from", Kind.DATE, "holds from this day on"),
                                optional("until", Kind.DATE, "holds up to this day")),
                act("disclose hold", "says what a request may touch, and is kept from disposal")
                        .at(ID)
                        .with(
                                optional("mailbox", Kind.TEXT, "what came to or went from this address"),
                                optional("held-case", Kind.NUMBER, "the records of this case"),
                                optional("from", Kind.DATE, "from this day on"),
                                optional("until", Kind.DATE, "up to this day")),
                act("disclose add", "puts a record into the request")
                        .at(ID, required("record", Kind.NUMBER, "the record's full number")),
                act("disclose decide", "decides on a record of the request")
                        .at(ID, required("record", Kind.NUMBER, "the record's full number"))
                        .with(
                                word("outcome", true, List.of("full", "partial", "refused"), "what is given out"),
                                optional("provision", Kind.TEXT, "the provision that withholds the rest"),
                                optional("mask", Kind.TEXT, "what is taken out, by lines or with | between")),
                act("disclose preview", "makes the papers to look at; nothing leaves")
                        .at(ID),
                act("disclose deliver", "hands the records out")
                        .at(ID)
                        .with(
                                word("as", false, List.of("mail", "file"), "by mail where there is an address"),
                                optional("fee", Kind.TEXT, "what the copies cost, and by which decision")),
                act("disclose decision", "the authority decides in writing on what was withheld")
                        .at(ID)
                        .with(
                                required("decider", Kind.USER, "who decides for the authority"),
                                required("reasons", Kind.TEXT, "why it is withheld")),
                act("disclose appeal", "notes that the decision was appealed")
                        .at(ID)
                        .with(required("received", Kind.DATE, "the day on which the appeal came")),
                act("disclose close", "ends a request; nothing is held for it any longer")
                        .at(ID));
    }

    private static List<VerbForm> keeping() {
        return List.of(
                act("retention run", "disposes of what an approved rule allows").with(DRY_RUN));
    }

    private static List<String> namesOf(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static List<String> wordsOf(Scope[] scopes) {
        return Arrays.stream(scopes).map(Scope::word).toList();
    }

    private static List<String> wordsOf(Sensitivity[] sensitivities) {
        return Arrays.stream(sensitivities).map(Sensitivity::word).toList();
    }
}
