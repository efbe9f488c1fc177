package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.acts.ExampleDesk;
import brevvakt.casework.classify.Label;
import brevvakt.casework.learning.ExampleLibrary;
import brevvakt.casework.learning.LibraryExample;
import brevvakt.casework.learning.UnitExample;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Words;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The verbs of the examples: what is a complaint, a view, a suggestion (SEED-49). */
public final class ExampleVerbs implements Verbs {
    private final House house;
    private final ExampleLibrary library;
    private final ExampleDesk desk;
    private final Words words;

    public ExampleVerbs(House house, ExampleLibrary library, ExampleDesk desk, Words words) {
        this.house = house;
        this.library = library;
        this.desk = desk;
        this.words = words;
    }

    @Override
    public Answer call(Call call) {
        boolean ours =
                switch (call.verb()) {
                    case "examples", "examples propose", "examples approve", "examples withdraw" -> true;
                    default -> false;
                };
        if (!ours) {
            return new Answer.Unknown();
        }
        if (call.verb().equals("examples")) {
            return list(call);
        }
        Optional<String> by = caller(call);
        if (by.isEmpty()) {
            return nobody(call);
        }
        ExampleDesk.Result result =
                switch (call.verb()) {
                    case "examples propose" -> desk.propose(call.positional(0), call.required("text"), by.get());
                    case "examples approve" -> desk.approve(id(call), by.get());
                    default -> desk.withdraw(id(call), by.get());
                };
        return result.refusal()
                .<Answer>map(Answer.Refused::new)
                .orElseGet(() -> new Answer.Done(json(result.example().orElseThrow(), language(call))));
    }

    /** An id that is no number is nobody's. */
    private static long id(Call call) {
        return call.id().orElse(-1L);
    }

    private Optional<String> caller(Call call) {
        return call.by().flatMap(house.organisation()::personByLogin).map(Person::username);
    }

    private static Answer nobody(Call call) {
        return new Answer.Refused(Person.unknown(call.by().orElse("")));
    }

    private Answer list(Call call) {
        Optional<String> unit = call.option("unit");
        if (unit.isPresent() && house.organisation().unit(unit.get()).isEmpty()) {
            return new Answer.Refused("there is no unit " + unit.get());
        }
        Language language = language(call);
        if (call.flag("proposed")) {
            return caller(call)
                    .<Answer>map(by -> new Answer.Done(desk.waitingFor(by).stream()
                            .filter(example -> unit.isEmpty() || unit.get().equals(example.unit()))
                            .map(example -> json(example, language))
                            .toList()))
                    .orElseGet(() -> nobody(call));
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        desk.approved(unit).forEach(example -> rows.add(json(example, language)));
        library.examples().forEach(example -> rows.add(json(example, language)));
        return new Answer.Done(rows);
    }

    private Language language(Call call) {
        return call.option("lang")
                .flatMap(Language::of)
                .orElse(house.organisation().municipality().language());
    }

    private Map<String, Object> json(LibraryExample example, Language language) {
        Map<String, Object> row = row(example.label(), example.text().getOrDefault(language, ""), language);
        row.put("why", Optional.of(example.why().getOrDefault(language, "")));
        return row;
    }

    /** The case is not named: an example leads back to nobody. */
    private Map<String, Object> json(UnitExample example, Language language) {
        Map<String, Object> row = row(example.label(), example.words(), language);
        row.put("id", Optional.of(example.id()));
        row.put("unit", Optional.of(example.unit()));
        row.put("state", example.state().name());
        row.put("proposedBy", Optional.of(example.proposedBy()));
        row.put("decidedBy", example.decidedBy());
        return row;
    }

    private Map<String, Object> row(Label label, String text, Language language) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", Optional.empty());
        row.put("unit", Optional.empty());
        row.put("kind", label.name());
        row.put("kindInWords", words.get("label." + label.name().toLowerCase(Locale.ROOT), language));
        row.put("text", text);
        row.put("why", Optional.empty());
        row.put("state", UnitExample.State.APPROVED.name());
        row.put("proposedBy", Optional.empty());
        row.put("decidedBy", Optional.empty());
        return row;
    }
}
