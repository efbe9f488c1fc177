package brevvakt.casework.store;

import brevvakt.casework.absence.PlanForm;
import brevvakt.casework.letter.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The versions of each workplace's absence plan, and who has confirmed them. */
public final class PlanRegister {

    /**
     * The plan of a workplace as it stood from one moment on.
     *
     * @param confirmedBy who confirmed it last; empty while nobody has
     */
    public record Version(
            String unit,
            int version,
            PlanForm form,
            Instant madeAt,
            Optional<String> confirmedBy,
            Optional<Instant> confirmedAt) {

        /** When somebody last found it true: when it was made, or confirmed. */
        public Instant trueAt() {
            return confirmedAt.orElse(madeAt);
        }
    }

    /** Writes a version where the form is another than that of the newest one; true where it is. */
    public boolean keep(Handle handle, PlanForm form, Instant at) {
        String body = Json.write(form);
        String mark = Sha256.of(body.getBytes(StandardCharsets.UTF_8)).hex();
        Optional<String> last = handle.select(
                        "SELECT mark FROM plan_version WHERE unit = ? ORDER BY version DESC LIMIT 1", form.unit())
                .mapTo(String.class)
                .findFirst();
        if (last.filter(mark::equals).isPresent()) {
            return false;
        }
        handle.createUpdate(
                        "INSERT INTO plan_version (unit, version, mark, form, made_at) VALUES (:unit,"
                                + " (SELECT COALESCE(MAX(version), 0) + 1 FROM plan_version WHERE unit = :unit), :mark, :form, :at)")
                .bind("unit", form.unit())
                .bind("mark", mark)
                .bind("form", body)
                .bind("at", at)
                .execute();
        return true;
    }

    /** The versions of a workplace, the newest first. */
    public List<Version> history(Handle handle, String unit) {
        return handle
                .select(
                        "SELECT unit, version, form, made_at FROM plan_version WHERE unit = ? ORDER BY version DESC",
                        unit)
                .map((row, context) -> new Version(
                        row.getString("unit"),
                        row.getInt("version"),
                        Json.read(row.getString("form"), PlanForm.class),
                        RecordRegister.instant(row, "made_at"),
                        Optional.empty(),
                        Optional.empty()))
                .list()
                .stream()
                .map(version -> withConfirmation(handle, version))
                .toList();
    }

    private static Version withConfirmation(Handle handle, Version version) {
        return handle.select(
                        "SELECT confirmed_by, confirmed_at FROM plan_confirmation WHERE unit = ? AND version = ?"
                                + " ORDER BY id DESC LIMIT 1",
                        version.unit(),
                        version.version())
                .map((row, context) -> new Version(
                        version.unit(),
                        version.version(),
                        version.form(),
                        version.madeAt(),
                        Optional.of(row.getString("confirmed_by")),
                        Optional.of(RecordRegister.instant(row, "confirmed_at"))))
                .findFirst()
                .orElse(version);
    }

    public void confirm(Handle handle, Version version, String by, Instant at) {
        handle.execute(
                "INSERT INTO plan_confirmation (unit, version, confirmed_by, confirmed_at) VALUES (?, ?, ?, ?)",
                version.unit(),
                version.version(),
                by,
                at);
    }
}
