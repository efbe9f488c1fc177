package brevvakt.casework.organisation;

import brevvakt.casework.classify.Circumstances;
import brevvakt.casework.texts.Language;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads organisation.yaml (DESIGN 5). Whether the plan it holds has no holes is another question, for
 * {@link OrganisationCheck}.
 */
public final class OrganisationFile {
    /** Enough for a hundred thousand people; more is no organisation. */
    private static final int MOST_CHARACTERS = 64 * 1024 * 1024;

    private final List<String> faults = new ArrayList<>();

    private OrganisationFile() {}

    public static Organisation read(Path file) throws IOException, OrganisationFault {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    /** The organisation in a YAML text; the stream is not closed. */
    public static Organisation read(InputStream in) throws IOException, OrganisationFault {
        OrganisationFile file = new OrganisationFile();
        Organisation organisation = file.organisation(new Fields(tree(in), "", file.faults));
        if (!file.faults.isEmpty()) {
            throw new OrganisationFault(file.faults);
        }
        return organisation;
    }

    /** The rows of a file that holds a {@code plan} and nothing else. */
    public static List<PlanRow> readPlan(InputStream in) throws IOException, OrganisationFault {
        OrganisationFile file = new OrganisationFile();
        Fields root = new Fields(tree(in), "", file.faults);
        List<PlanRow> rows =
                root.maps("plan").stream().map(OrganisationFile::planRow).toList();
        root.done();
        if (!file.faults.isEmpty()) {
            throw new OrganisationFault(file.faults);
        }
        return rows;
    }

    /** The rows as such a file; read again they are the same. */
    public static String writtenPlan(List<PlanRow> rows) {
        return rows.stream()
                .map(row -> "  - {unit: " + quoted(row.unit()) + ", employee: " + quoted(row.employee()) + ", choice: "
                        + row.choice()
                        + (row.delegates().isEmpty()
                                ? ""
                                : ", delegates: ["
                                        + row.delegates().stream()
                                                .map(OrganisationFile::quoted)
                                                .collect(Collectors.joining(", "))
                                        + "]")
                        + "}\n")
                .collect(Collectors.joining("", rows.isEmpty() ? "plan: []\n" : "plan:\n", ""));
    }

    private static String quoted(String word) {
        return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static JsonNode tree(InputStream in) throws IOException, OrganisationFault {
        try {
            JsonNode tree = reader().readTree(in);
            if (!tree.isObject()) {
                throw new OrganisationFault(
                        List.of("the file holds no mapping; it must begin with municipality:, boards:, units: …"));
            }
            return tree;
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": ";
            throw new OrganisationFault(List.of(place + e.getOriginalMessage()));
        }
    }

    private static ObjectReader reader() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MOST_CHARACTERS);
        return new YAMLMapper(YAMLFactory.builder()
                        .loaderOptions(limits)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .build())
                .reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    private Organisation organisation(Fields root) {
        Organisation organisation = new Organisation(
                municipality(root.map("municipality")),
                root.maps("boards").stream().map(OrganisationFile::board).toList(),
                root.maps("units").stream().map(OrganisationFile::unit).toList(),
                root.maps("people").stream().map(OrganisationFile::person).toList(),
                root.maps("mailboxes").stream().map(OrganisationFile::mailbox).toList(),
                root.maps("plan").stream().map(OrganisationFile::planRow).toList());
        root.done();
        return organisation;
    }

    private static Municipality municipality(Fields fields) {
        Fields centre = fields.map("serviceCentre");
        Municipality municipality = new Municipality(
                fields.text("name"),
                fields.text("domain").toLowerCase(Locale.ROOT),
                fields.optionalChoice("language", Language.class).orElse(Language.SV),
                centre.address("mail"),
                centre.text("phone"),
                centre.optionalText("hours"),
                fields.optionalAddress("socialDuty"),
                fields.optionalAddress("dataProtection"),
                fields.optionalAddress("faults"));
        centre.done();
        fields.done();
        return municipality;
    }

    private static Board board(Fields fields) {
        Board board = new Board(
                fields.word("id"),
                fields.text("series"),
                fields.text("name"),
                fields.optionalWord("registrar"),
                fields.optionalAddress("productionMailbox"));
        fields.done();
        return board;
    }

    private static Unit unit(Fields fields) {
        String id = fields.word("id");
        List<String> path = fields.texts("path");
        Unit unit = new Unit(
                id,
                path.isEmpty() ? List.of(id) : path,
                fields.word("board"),
                fields.optionalWord("manager"),
                fields.optionalText("phone"),
                fields.optionalText("hours"),
                fields.optionalText("reception"),
                fields.optionalAddress("deviationIntake"),
                fields.optionalChoice("care", Circumstances.Care.class));
        fields.done();
        return unit;
    }

    private static Person person(Fields fields) {
        Optional<String> mobile = fields.optionalText("mobile");
        boolean ordered = fields.flag("sms");
        if (ordered && mobile.isEmpty()) {
            fields.fault("sms", "is ordered, but there is no mobile; write its number");
        }
        Person person = new Person(
                fields.username("username"),
                fields.text("name"),
                fields.address("mail"),
                fields.addresses("aliases"),
                fields.word("unit"),
                fields.optionalWord("manager"),
                fields.optionalText("phone"),
                mobile.filter(number -> ordered),
                roles(fields),
                fields.flag("calendarCodes"),
                delivery(fields),
                fields.optionalMorningTime("digest"),
                fields.optionalDate("employedFrom"),
                fields.optionalDate("employedUntil"),
                fields.optionalText("password").map(Password::new));
        fields.done();
        return person;
    }

    private static Set<Role> roles(Fields fields) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(fields.choices("roles", Role.class));
        return roles;
    }

    private static Mailbox mailbox(Fields fields) {
        Mailbox mailbox = new Mailbox(
                fields.address("address"),
                fields.addresses("aliases"),
                fields.choice("kind", Mailbox.Kind.FUNCTIONAL),
                fields.word("unit"),
                fields.words("owners"),
                fields.words("substitutes"),
                delivery(fields),
                fields.optionalMorningTime("digest"));
        fields.done();
        return mailbox;
    }

    private static Delivery delivery(Fields fields) {
        Optional<Delivery> delivery = fields.optionalChoice("delivery", Delivery.class);
        return delivery.orElse(Delivery.HOSTED);
    }

    private static PlanRow planRow(Fields fields) {
        PlanRow row = new PlanRow(
                fields.word("unit"),
                fields.word("employee"),
                fields.choice("choice", PlanRow.Choice.SELF),
                fields.words("delegates"));
        fields.done();
        return row;
    }
}
