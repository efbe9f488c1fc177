package brevvakt.gateway.demo;

import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import java.util.List;
import java.util.Optional;

/**
 * What a letter must become.
 *
 * @param labels any of these; none where the letter's label does not matter
 * @param register where its own case stands; empty for a letter that opens none
 * @param receipt whether its writer gets a receipt
 * @param joins the step whose case it belongs to
 * @param status of its case, after the letter
 * @param callback whether somebody is to be called back
 */
record Expectation(
        List<Label> labels,
        Optional<Register> register,
        boolean receipt,
        Optional<String> joins,
        Optional<CaseStatus> status,
        boolean callback) {

    Expectation {
        labels = List.copyOf(labels);
    }
}
