package earshot.hiring;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.AdministratorsOnly;
import earshot.company.User;
import earshot.web.InvalidInput;
import earshot.web.NotFound;
import earshot.web.OneLine;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/// Legal holds: whoever is under one is erased neither by hand nor by the passing of time.
@Component
public class LegalHolds {

  public static final int LONGEST = 300;

  private final JdbcClient sql;
  private final Audit audit;
  private final Clock clock;

  LegalHolds(JdbcClient sql, Audit audit, Clock clock) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
  }

  /// The hold on that applicant, under whichever of the person's numbers it was set; empty if there
  /// is none.
  @Transactional(readOnly = true)
  public Optional<LegalHold> on(long applicant) {
    return sql.sql(
            """
            select h.reason, u.name, h.set_at
            from legal_hold h join app_user u on u.company_id = h.company_id and u.id = h.set_by
            where h.applicant_id in (select numbers_of(:id)) and h.lifted_at is null
            order by h.set_at, h.id limit 1
            """)
        .param("id", applicant)
        .query((row, _) ->
            new LegalHold(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
        .optional();
  }

  /// Sets a hold; one that is there already stays as it is.
  ///
  /// @throws NotFound if the user is no administrator, or there is no such applicant
  /// @throws InvalidInput without a reason
  @Transactional
  public void set(User user, long applicant, String reason) {
    var words =
        OneLine.of("reason", reason, LONGEST, say("Write why, such as the number of the case."));
    hold(user, applicant);
    var set =
        sql.sql(
                """
                insert into legal_hold (applicant_id, reason, set_by, set_at)
                values (:id, :reason, :user, :now) on conflict do nothing
                """)
            .param("id", applicant)
            .param("reason", words)
            .param("user", user.id())
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (set > 0) audit.note(user, Deed.SET_HOLD, About.applicant(applicant));
  }

  /// Lifts the hold; without one nothing happens.
  ///
  /// @throws NotFound if the user is no administrator, or there is no such applicant
  @Transactional
  public void lift(User user, long applicant) {
    hold(user, applicant);
    var lifted =
        sql.sql(
                """
                update legal_hold set lifted_by = :user, lifted_at = :now
                where applicant_id in (select numbers_of(:id)) and lifted_at is null
                """)
            .param("id", applicant)
            .param("user", user.id())
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (lifted > 0) audit.note(user, Deed.LIFTED_HOLD, About.applicant(applicant));
  }

  /// Until the transaction ends nobody erases the applicant.
  private void hold(User user, long applicant) {
    AdministratorsOnly.check(user, "applicant");
    var erased =
        sql.sql("select erased_at is not null from applicant where id = :id for no key update")
            .param("id", applicant)
            .query(Boolean.class)
            .optional()
            .orElseThrow(() -> new NotFound("applicant"));
    if (erased)
      throw new ResponseStatusException(
          HttpStatus.CONFLICT,
          say("This applicant is erased already, so there is nothing to hold."));
  }
}
