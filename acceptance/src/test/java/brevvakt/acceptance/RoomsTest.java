package brevvakt.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.NullMarked;

/** Who may import whom, and what no line in the house may do (STYLE of the house: a technology has one room). */
@AnalyzeClasses(packages = "brevvakt", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule no_import_cycle_between_rooms =
            slices().matching("brevvakt.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule casework_knows_no_mail_server_no_web_no_index = noClasses()
            .that()
            .resideInAPackage("brevvakt.casework..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javax.mail..",
                    "jakarta..",
                    "org.apache.james..",
                    "org.apache.mailet..",
                    "org.apache.lucene..",
                    "org.apache.tika..",
                    "org.apache.catalina..",
                    "brevvakt.mailets..",
                    "brevvakt.portal..",
                    "brevvakt.gateway..",
                    "brevvakt.index..");

    @ArchTest
    static final ArchRule the_portal_cannot_name_a_mail = noClasses()
            .that()
            .resideInAPackage("brevvakt.portal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.mail..", "org.apache.james..", "org.apache.mailet..", "brevvakt.mailets..");

    @ArchTest
    static final ArchRule mailets_stand_on_casework_alone = noClasses()
            .that()
            .resideInAPackage("brevvakt.mailets..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("brevvakt.portal..", "brevvakt.gateway..", "brevvakt.index..");

    @ArchTest
    static final ArchRule sql_only_in_the_store = noClasses()
            .that()
            .resideOutsideOfPackages("brevvakt.casework.store..", "brevvakt.gateway.james..")
            .and()
            .doNotHaveFullyQualifiedName("brevvakt.gateway.jobs.HousePool") // ADR 031
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.flywaydb..", "com.zaxxer..");

    @ArchTest
    static final ArchRule tika_reads_only_in_its_room = noClasses()
            .that()
            .resideOutsideOfPackage("brevvakt.index.text..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.tika..");

    @ArchTest
    static final ArchRule lucene_remembers_only_in_the_index = noClasses()
            .that()
            .resideOutsideOfPackage("brevvakt.index")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene..");

    @ArchTest
    static final ArchRule papers_are_printed_in_one_room = noClasses()
            .that()
            .resideOutsideOfPackages("brevvakt.index.paper..", "brevvakt.index.text..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.pdfbox..");

    @ArchTest
    static final ArchRule james_lives_in_its_room = noClasses()
            .that()
            .resideOutsideOfPackages("brevvakt.gateway.james..", "brevvakt.mailets..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.james.server..", "org.apache.james.mailbox..", "org.apache.activemq..");

    @ArchTest
    static final ArchRule the_web_server_lives_in_the_portal = noClasses()
            .that()
            .resideOutsideOfPackage("brevvakt.portal.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.catalina..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule nobody_looks_at_the_wall_clock = noClasses()
            .that()
            .resideOutsideOfPackage("brevvakt.gateway")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule every_room_has_its_sign = classes().should(resideInANullMarkedRoom());

    @ArchTest
    static final ArchRule public_classes_are_closed = classes()
            .that()
            .arePublic()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotRecords()
            .and()
            .areTopLevelClasses()
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule names_say_something = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper");

    private static ArchCondition<JavaClass> resideInANullMarkedRoom() {
        return new ArchCondition<>("reside in a room with a @NullMarked sign") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(item, item.getPackageName() + " has no @NullMarked sign"));
                }
            }
        };
    }
}
