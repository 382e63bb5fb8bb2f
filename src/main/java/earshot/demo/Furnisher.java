package earshot.demo;

import earshot.company.Locations;
import earshot.company.NewUser;
import earshot.company.User;
import earshot.company.Users;
import earshot.hiring.Applicants;
import earshot.hiring.Applications;
import earshot.hiring.Jobs;
import earshot.hiring.Stage;
import earshot.posting.PostingState;
import earshot.posting.PostingText;
import earshot.posting.Postings;
import earshot.posting.QuestionKind;
import earshot.posting.QuestionText;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Fills the current company, just created, with its locations, staff, jobs, applicants and their
/// conversations: the same ones each time, only as old as they should be now.
@InDemo
@Component
class Furnisher {

  private static final long SEED = 4;

  private final Locations locations;
  private final Users users;
  private final Jobs jobs;
  private final Postings postings;
  private final earshot.posting.Questions forms;
  private final Applicants applicants;
  private final Applications applications;
  private final Replay replay;
  private final Clock clock;
  private final PasswordEncoder passwords;

  Furnisher(
      Locations locations,
      Users users,
      Jobs jobs,
      Postings postings,
      earshot.posting.Questions forms,
      Applicants applicants,
      Applications applications,
      Replay replay,
      PasswordEncoder passwords,
      Clock clock) {
    this.locations = locations;
    this.users = users;
    this.jobs = jobs;
    this.postings = postings;
    this.forms = forms;
    this.applicants = applicants;
    this.applications = applications;
    this.replay = replay;
    this.passwords = passwords;
    this.clock = clock;
  }

  void furnish(DemoCompany company) {
    new Furnishing(company).run();
  }

  private final class Furnishing {

    private final DemoCompany company;
    private final Random random = new Random(SEED);
    private final String passwordHash = String.valueOf(passwords.encode(DemoCompany.PASSWORD));
    private final Map<String, Long> locationIds = new LinkedHashMap<>();
    private final Map<String, User> staff = new LinkedHashMap<>();
    private final Map<Opening, Long> jobIds = new HashMap<>();
    private final Map<Person, Long> applicantIds = new HashMap<>();

    Furnishing(DemoCompany company) {
      this.company = company;
    }

    void run() {
      company.locations().forEach(this::addLocation);
      company.staff().forEach(this::addMember);
      var questions = new Questions(company);
      company.openings().forEach(opening -> addJob(opening, questions));
      var people = People.of(company);
      people.values().forEach(this::addApplicant);
      new PastApplications(company, random, clock.instant())
          .of(people)
          .forEach(application -> add(application, questions));
    }

    private void addLocation(String name) {
      locationIds.put(name, locations.add(name, DemoCompany.ZONE, DemoCompany.PHONE_REGION));
    }

    private void addMember(Member member) {
      var granted =
          member.locations().stream()
              .map(name -> Known.in(locationIds, name))
              .collect(Collectors.toUnmodifiableSet());
      var user =
          new NewUser(
              member.name(),
              member.email(),
              member.role(),
              DemoCompany.ZONE,
              passwordHash,
              granted);
      staff.put(member.firstName(), users.find(users.add(user)).orElseThrow());
    }

    private void addJob(Opening opening, Questions questions) {
      var location = Known.in(locationIds, opening.location());
      var administrator = staff.values().iterator().next();
      var id = jobs.add(location, opening.job());
      var text = new PostingText(opening.job(), location, advertised(opening), PostingState.OPEN);
      postings.change(administrator, id, text);
      for (var question : questions.asked(opening.job()))
        forms.add(
            administrator,
            id,
            new QuestionText(QuestionKind.SHORT_TEXT, question, false, List.of()));
      jobIds.put(opening, id);
    }

    /// From `jobs.txt`: a line with `*` names the job, those below say what it is.
    private String advertised(Opening opening) {
      var lines = DemoFile.lines(company, "jobs");
      var from = lines.indexOf("* " + opening.job()) + 1;
      return lines.stream()
          .skip(from)
          .takeWhile(line -> from > 0 && !line.startsWith("* "))
          .collect(Collectors.joining("\n"));
    }

    private void addApplicant(Person person) {
      var id = applicants.add(person.applicant());
      applicantIds.put(person, id);
      if (person.bounces()) applicants.emailBounced(id);
    }

    private void add(PastApplication past, Questions questions) {
      var id =
          applications.apply(
              Known.in(applicantIds, past.person()),
              Known.in(jobIds, past.opening()),
              past.appliedAt(),
              questions.answered(past.opening().job(), random),
              resume(past.person()));
      if (past.stage() != Stage.NEW)
        applications.changeStage(
            staff.values().iterator().next(), id, past.stage(), past.stageAt());
      if (past.script() != null) replay.play(past.script(), id, staff);
    }

    private @Nullable String resume(Person person) {
      return switch (random.nextInt(5)) {
        case 0 -> "Resume " + person.name() + ".pdf";
        case 1 -> person.lastName().toLowerCase(Locale.ROOT) + "_cv.pdf";
        case 2 -> "resume.docx";
        default -> null;
      };
    }
  }
}
