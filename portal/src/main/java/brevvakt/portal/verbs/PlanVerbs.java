package brevvakt.portal.verbs;

import brevvakt.casework.absence.PlanHole;
import brevvakt.casework.access.House;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.organisation.OrganisationFile;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.PlanRow;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.standin.Desk;
import brevvakt.casework.standin.PlanBook;
import brevvakt.casework.store.PlanRegister;
import brevvakt.casework.texts.Words;
import brevvakt.index.paper.PaperPrinter;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The absence plan as the form has it, version by version; it is a public record (SEED-123 to SEED-133). */
public final class PlanVerbs implements Verbs {
    private final Desk desk;
    private final PlanBook book;
    private final House house;
    private final Words words;
    private final Path folder;
    private final AwayAsked asked;

    /** @param folder where the files lie that are taken out */
    public PlanVerbs(Desk desk, PlanBook book, House house, Words words, Path folder, Runnable afterwards) {
        this.desk = desk;
        this.book = book;
        this.house = house;
        this.words = words;
        this.folder = folder;
        this.asked = new AwayAsked(house, afterwards);
    }

    @Override
    public Answer call(Call call) {
        return switch (call.verb()) {
            case "plan export" -> export(call);
            case "plan history" -> history(call);
            case "plan import" -> importPlan(call);
            case "plan confirm" ->
                asked.act(call, by -> book.confirm(call.required("unit"), by), version -> page(version)
                        .json());
            default -> new Answer.Unknown();
        };
    }

    private Answer export(Call call) {
        Optional<String> unit = call.option("unit");
        Optional<String> format = call.option("format");
        if (unit.isPresent() && house.organisation().unit(unit.get()).isEmpty()) {
            return new Answer.Refused("there is no unit " + unit.get());
        }
        if (format.filter("yaml"::equals).isPresent()) {
            List<PlanRow> rows = house.organisation().plan().stream()
                    .filter(row -> unit.isEmpty() || unit.get().equals(row.unit()))
                    .toList();
            return kept(
                    "plan" + unit.map(name -> "-" + plain(name)).orElse("") + ".yaml",
                    OrganisationFile.writtenPlan(rows).getBytes(StandardCharsets.UTF_8));
        }
        if (format.isEmpty() && call.option("version").isEmpty()) {
            return new Answer.Done(plan(unit));
        }
        return unit.isEmpty()
                ? new Answer.Misused("the form is of one workplace: plan export needs --unit")
                : form(unit.get(), call.option("version"), format);
    }

    private Answer form(String unit, Optional<String> wanted, Optional<String> format) {
        Optional<PlanRegister.Version> version = book.history(unit).stream()
                .filter(one -> wanted.isEmpty() || wanted.get().equals(Integer.toString(one.version())))
                .findFirst();
        if (version.isEmpty()) {
            return new Answer.Refused("the plan of " + unit + " has no version " + wanted.orElse(""));
        }
        PlanPage page = page(version.get());
        if (format.isEmpty()) {
            Map<String, Object> row = new LinkedHashMap<>(page.json());
            row.put("form", version.get().form());
            return new Answer.Done(row);
        }
        String name = "plan-" + plain(unit) + "-" + version.get().version() + "." + format.get();
        try {
            return kept(
                    name,
                    format.get().equals("pdf")
                            ? new PaperPrinter().print(page.paper())
                            : page.html().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Answer.Refused("the form of " + unit + " could not be printed: " + e.getMessage());
        }
    }

    private PlanPage page(PlanRegister.Version version) {
        return new PlanPage(
                version,
                house.organisation().municipality().name(),
                words,
                house.organisation().municipality().language(),
                desk.zone());
    }

    private Answer kept(String name, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            Path passing = folder.resolve("." + name + ".new");
            Files.write(passing, bytes);
            Path file = folder.resolve(name);
            Files.move(passing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Answer.Done(Map.of("file", file.toString()));
        } catch (IOException e) {
            return new Answer.Refused(name + " could not be written into " + folder + ": " + e.getMessage());
        }
    }

    private static String plain(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}.@_-]+", "-");
    }

    private Answer history(Call call) {
        String unit = call.required("unit");
        return house.organisation().unit(unit).isEmpty()
                ? new Answer.Refused("there is no unit " + unit)
                : new Answer.Done(book.history(unit).stream()
                        .map(version -> page(version).json())
                        .toList());
    }

    private Answer importPlan(Call call) {
        Optional<String> by = asked.by(call);
        if (by.isEmpty()) {
            return new Answer.Misused("plan import needs --by USER: who acts");
        }
        if (call.body().isEmpty()) {
            return new Answer.Misused("plan import needs the file of the plan");
        }
        try {
            List<PlanRow> rows = OrganisationFile.readPlan(
                    new ByteArrayInputStream(call.body().get()));
            Set<String> units = rows.stream().map(PlanRow::unit).collect(Collectors.toCollection(LinkedHashSet::new));
            Optional<String> refusal = book.againstImport(List.copyOf(units), by.get());
            if (refusal.isPresent()) {
                return new Answer.Refused(refusal.get());
            }
            House.Imported imported = house.changePlan(units, rows);
            if (!imported.holes().isEmpty()) {
                return new Answer.Refused(
                        "the plan has holes, nothing was changed:\n" + String.join("\n", imported.holes()));
            }
            units.forEach(book::history);
            return new Answer.Done(Map.of(
                    "changed",
                    imported.changed(),
                    "units",
                    units,
                    "rows",
                    rows.size(),
                    "holes",
                    holes(Optional.empty())));
        } catch (OrganisationFault | IOException e) {
            return new Answer.Refused("the plan cannot be read: " + e.getMessage());
        }
    }

    private List<String> holes(Optional<String> unit) {
        return book.holes(unit).stream().map(PlanHole::toString).toList();
    }

    private Map<String, Object> plan(Optional<String> unit) {
        Organisation town = house.organisation();
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("asOf", desk.clock().instant());
        plan.put(
                "units",
                town.units().stream()
                        .filter(one -> unit.isEmpty() || unit.get().equals(one.id()))
                        .map(one -> workplace(one, town))
                        .toList());
        plan.put("holes", holes(unit));
        return plan;
    }

    private static Map<String, Object> workplace(Unit unit, Organisation town) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("unit", unit.id());
        row.put("orgPath", unit.path());
        row.put("manager", town.managerOf(unit.id()).map(Person::name));
        row.put(
                "personal",
                town.people().stream()
                        .filter(person -> person.unit().equals(unit.id()))
                        .map(person -> personal(person, town.planOf(person.username())))
                        .toList());
        row.put(
                "functional",
                town.mailboxes().stream()
                        .filter(mailbox -> mailbox.unit().equals(unit.id()))
                        .map(PlanVerbs::functional)
                        .toList());
        return row;
    }

    private static Map<String, Object> personal(Person person, Optional<PlanRow> planned) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("employee", person.name());
        row.put("username", person.username());
        row.put("choice", planned.map(PlanRow::choice).map(PlanRow.Choice::name));
        row.put("delegates", planned.map(PlanRow::delegates).orElse(List.of()));
        return row;
    }

    private static Map<String, Object> functional(Mailbox mailbox) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("address", mailbox.address().toString());
        row.put("owners", mailbox.owners());
        row.put("substitutes", mailbox.substitutes());
        return row;
    }
}
