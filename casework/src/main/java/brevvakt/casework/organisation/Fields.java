package brevvakt.casework.organisation;

import brevvakt.casework.letter.EmailAddress;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One mapping of the organisation file, read key by key. What is wrong is noted with its place and reading goes on, so
 * that all faults are named at once; a key that nobody has read is a fault too.
 */
final class Fields {
    /** Stands for an address that was missing or wrong; never seen outside, for the file is refused. */
    private static final EmailAddress NO_ADDRESS = new EmailAddress("fault", "invalid");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");

    private final JsonNode node;
    private final String path;
    private final List<String> faults;
    private final Set<String> read = new LinkedHashSet<>();

    Fields(JsonNode node, String path, List<String> faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
    }

    String text(String key) {
        return required(key, optionalText(key), "");
    }

    Optional<String> optionalText(String key) {
        return value(key).flatMap(value -> textOf(value, at(key)));
    }

    List<String> texts(String key) {
        return list(key).stream()
                .flatMap(value -> textOf(value, at(key)).stream())
                .toList();
    }

    /** A name for machines, such as the id of a unit: letters, digits, dots and hyphens. */
    String word(String key) {
        return required(key, optionalWord(key), "");
    }

    /** A name to log in by: a word in lower case, as the mail server writes it. */
    String username(String key) {
        String word = word(key);
        if (!word.equals(word.toLowerCase(Locale.ROOT))) {
            faults.add(at(key) + " is \"" + word + "\"; write it in lower case");
        }
        return word;
    }

    Optional<String> optionalWord(String key) {
        return optionalText(key).map(text -> checkedWord(text, at(key)));
    }

    List<String> words(String key) {
        return texts(key).stream().map(text -> checkedWord(text, at(key))).toList();
    }

    EmailAddress address(String key) {
        return required(key, optionalAddress(key), NO_ADDRESS);
    }

    Optional<EmailAddress> optionalAddress(String key) {
        return optionalText(key).map(text -> addressOf(text, at(key)));
    }

    List<EmailAddress> addresses(String key) {
        return texts(key).stream().map(text -> addressOf(text, at(key))).toList();
    }

    boolean flag(String key) {
        Optional<JsonNode> value = value(key);
        if (value.isPresent() && !value.get().isBoolean()) {
            faults.add(at(key) + " is " + shown(value.get()) + "; write true or false");
        }
        return value.map(JsonNode::asBoolean).orElse(false);
    }

    Optional<LocalDate> optionalDate(String key) {
        return optionalText(key).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                faults.add(at(key) + " is \"" + text + "\"; write a date such as 2026-11-24");
                return Optional.empty();
            }
        });
    }

    /** A time at which a morning letter may go. */
    Optional<LocalTime> optionalMorningTime(String key) {
        return optionalText(key).flatMap(text -> {
            Optional<LocalTime> time = MorningTime.parse(text);
            if (time.isEmpty()) {
                faults.add(
                        at(key) + " is \"" + text + "\"; write a time from 07:00 to 16:55 in steps of five minutes, in"
                                + " quotes, such as \"08:15\"");
            }
            return time;
        });
    }

    <E extends Enum<E>> E choice(String key, E fallback) {
        return required(key, optionalChoice(key, fallback.getDeclaringClass()), fallback);
    }

    <E extends Enum<E>> Optional<E> optionalChoice(String key, Class<E> choices) {
        return optionalText(key).flatMap(text -> choiceOf(text, choices, at(key)));
    }

    <E extends Enum<E>> List<E> choices(String key, Class<E> choices) {
        return texts(key).stream()
                .flatMap(text -> choiceOf(text, choices, at(key)).stream())
                .toList();
    }

    /** A mapping under a key; where it is missing or no mapping, an empty one whose own keys are then missed. */
    Fields map(String key) {
        Optional<JsonNode> value = value(key);
        value.filter(found -> !found.isObject())
                .ifPresent(found -> faults.add(at(key) + " is " + shown(found) + "; write a mapping {key: value}"));
        JsonNode found = value.filter(JsonNode::isObject).orElseGet(() -> JsonNodeFactory.instance.objectNode());
        return new Fields(found, at(key), faults);
    }

    /** The mappings of a list, each called by its place and its own name. */
    List<Fields> maps(String key) {
        List<Fields> maps = new ArrayList<>();
        int index = 0;
        for (JsonNode value : list(key)) {
            String place = at(key) + "[" + index++ + "]" + nameOf(value);
            if (value.isObject()) {
                maps.add(new Fields(value, place, faults));
            } else {
                faults.add(place + " is " + shown(value) + "; write a mapping {key: value}");
            }
        }
        return maps;
    }

    /** Notes every key that nobody has read. */
    void done() {
        node.fieldNames().forEachRemaining(key -> {
            if (!read.contains(key)) {
                faults.add(at(key) + " is not known here" + Nearness.hint(key, read));
            }
        });
    }

    private <T> T required(String key, Optional<T> value, T fallback) {
        boolean noted = node.hasNonNull(key);
        if (value.isEmpty() && !noted) {
            faults.add(at(key) + " is missing");
        }
        return value.orElse(fallback);
    }

    private Optional<JsonNode> value(String key) {
        read.add(key);
        return Optional.ofNullable(node.get(key)).filter(value -> !value.isNull());
    }

    private List<JsonNode> list(String key) {
        Optional<JsonNode> value = value(key);
        if (value.isPresent() && !value.get().isArray()) {
            faults.add(at(key) + " is " + shown(value.get()) + "; write a list [one, two]");
            return List.of();
        }
        List<JsonNode> all = new ArrayList<>();
        value.ifPresent(array -> array.forEach(all::add));
        return all;
    }

    private Optional<String> textOf(JsonNode value, String place) {
        if (!value.isTextual()) {
            faults.add(place + " is " + shown(value) + "; write a text, in quotes where it looks like a number");
            return Optional.empty();
        }
        if (value.textValue().isBlank()) {
            faults.add(place + " is empty");
            return Optional.empty();
        }
        return Optional.of(value.textValue().strip());
    }

    private String checkedWord(String text, String place) {
        if (!WORD.matcher(text).matches()) {
            faults.add(place + " is \"" + text + "\"; write letters, digits, dots and hyphens");
        }
        return text;
    }

    private EmailAddress addressOf(String text, String place) {
        Optional<EmailAddress> address =
                EmailAddress.parse(text).filter(found -> found.local().indexOf('+') < 0);
        if (address.isEmpty()) {
            faults.add(place + " is \"" + text + "\"; write a mail address such as parken@kommun.example, without +");
        }
        return address.orElse(NO_ADDRESS);
    }

    private <E extends Enum<E>> Optional<E> choiceOf(String text, Class<E> choices, String place) {
        Optional<E> found = Arrays.stream(choices.getEnumConstants())
                .filter(one -> one.name().equalsIgnoreCase(text))
                .findFirst();
        if (found.isEmpty()) {
            faults.add(place + " is \"" + text + "\"; write one of "
                    + Arrays.stream(choices.getEnumConstants())
                            .map(one -> one.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ")));
        }
        return found;
    }

    /** Tells what is wrong with a value that has the right form. */
    void fault(String key, String words) {
        faults.add(at(key) + " " + words);
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String nameOf(JsonNode value) {
        for (String key : List.of("username", "address", "employee", "id")) {
            if (value.path(key).isTextual()) {
                return " (" + value.path(key).textValue() + ")";
            }
        }
        return "";
    }

    private static String shown(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "a mapping";
            case ARRAY -> "a list";
            case NULL -> "empty";
            default -> value.asText();
        };
    }
}
