package earshot.account;

import earshot.database.CurrentCompany;
import earshot.database.Lookup;
import earshot.database.Plausible;
import earshot.seal.Seal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// The applicant's link: a capability URL for one applicant at one company, good until 30 days
/// after the last activity, however often it is opened. Opening changes nothing: link scanners open
/// links too.
@Component
public class ApplicantLinks {

  private static final Duration AGE = Duration.ofDays(30);

  /// What [#name] is sealed for.
  private static final String NAME = "applicant-page";

  private final JdbcClient sql;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;
  private final Seal seal;
  private final Clock clock;

  ApplicantLinks(
      JdbcClient sql,
      TransactionOperations transaction,
      ApplicationEventPublisher events,
      Seal seal,
      Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.events = events;
    this.seal = seal;
    this.clock = clock;
  }

  /// What a link of an applicant leads to.
  ///
  /// @param publicId the conversation, as the address of its page names it
  /// @param sentTo the one address or phone it goes to: whoever opens it reads what is sent there
  public record Page(long applicant, String publicId, String sentTo) {}

  /// Names the applicant in addresses that name no conversation: of the links a browser has opened
  /// it tells which is meant, and opens nothing itself.
  public String name(ApplicantAccess access) {
    return seal.close(NAME, access.companyId(), access.applicantId());
  }

  /// Whether that names the link's applicant. Who was recognized since a page was made is named
  /// there by the number they came with (decision 160).
  boolean isNamed(ApplicantAccess access, String name) {
    if (name(access).equals(name)) return true;
    return seal.open(NAME, name)
        .filter(named -> named.length >= 2 && named[0] == access.companyId())
        .filter(named ->
            CurrentCompany.call(
                access.companyId(),
                () -> transaction.execute(_ -> isSamePerson(access.applicantId(), named[1]))))
        .isPresent();
  }

  private boolean isSamePerson(long applicant, long named) {
    return sql.sql("select :named in (select numbers_of(:applicant))")
        .param("named", named)
        .param("applicant", applicant)
        .query(Boolean.class)
        .single();
  }

  /// Makes links of the current company.
  ///
  /// @return the paths to put behind the public URL, e.g. `/m/3q2-8fVx…`, in the order of the
  ///   pages; they cannot be had a second time
  @Transactional
  public List<String> create(List<Page> pages) {
    var tokens = pages.stream().map(_ -> Token.random()).toList();
    sql.sql(
            """
            insert into applicant_link
              (token_hash, applicant_id, public_id, sent_to, created_at, expires_at)
            select hash, applicant, public, sent, :now, :end
            from unnest(:hashes::text[], :applicants::bigint[], :publics::text[], :sent::text[])
              as link (hash, applicant, public, sent)
            """)
        .param("hashes", tokens.stream().map(Token::hash).toArray(String[]::new))
        .param("applicants", pages.stream().map(Page::applicant).toArray(Long[]::new))
        .param("publics", pages.stream().map(Page::publicId).toArray(String[]::new))
        .param("sent", pages.stream().map(Page::sentTo).toArray(String[]::new))
        .param("now", Timestamp.from(clock.instant()))
        .param("end", end())
        .update();
    return tokens.stream().map(token -> "/m/" + token.value()).toList();
  }

  /// Makes one.
  @Transactional
  public String create(Page page) {
    return create(List.of(page)).getFirst();
  }

  /// What this link leads to and where it went; empty for one of before that was noted.
  @Transactional(readOnly = true)
  public Optional<Page> page(ApplicantAccess access) {
    return sql.sql(
            """
            select applicant_id, public_id, sent_to from applicant_link
            where company_id = (select current_company()) and token_hash = :hash and sent_to is not null
            """)
        .param("hash", access.linkHash())
        .query((row, _) -> new Page(row.getLong(1), row.getString(2), row.getString(3)))
        .optional();
  }

  /// This one link opens the pages of another applicant from now on, and the others of its
  /// applicant open nothing: the two are one person, who holds this link.
  @Transactional
  public void move(ApplicantAccess access, long to) {
    revoke(access.applicantId());
    sql.sql(
            """
            update applicant_link set applicant_id = :to, revoked_at = null
            where company_id = (select current_company()) and token_hash = :hash
            """)
        .param("to", to)
        .param("hash", access.linkHash())
        .update();
  }

  /// Those of the links, by their hashes, that still open.
  @Transactional(readOnly = true)
  public Set<String> live(Collection<String> hashes) {
    return Set.copyOf(
        sql.sql(
                """
                select token_hash from applicant_link
                where company_id = (select current_company()) and token_hash = any(:hashes)
                  and revoked_at is null and expires_at > :now
                """)
            .param("hashes", hashes.stream().distinct().toArray(String[]::new))
            .param("now", Timestamp.from(clock.instant()))
            .query(String.class)
            .list());
  }

  /// Whether the applicant was given a link since then, by a clock that can have been right.
  @Transactional(readOnly = true)
  public boolean wasMadeSince(long applicant, Instant since) {
    return sql.sql(
            """
            select exists (select from applicant_link where company_id = (select current_company())
              and applicant_id = :applicant and created_at > :since and created_at <= :latest
              and revoked_at is null)
            """)
        .param("applicant", applicant)
        .param("since", Timestamp.from(since))
        .param("latest", Timestamp.from(Plausible.latest(clock.instant())))
        .query(Boolean.class)
        .single();
  }

  /// Whether the applicant was ever sent a link there.
  @Transactional(readOnly = true)
  public boolean wereSent(long applicant, String address) {
    return sql.sql(
            """
            select exists (select from applicant_link where company_id = (select current_company())
              and applicant_id = :applicant and sent_to = :address)
            """)
        .param("applicant", applicant)
        .param("address", address)
        .query(Boolean.class)
        .single();
  }

  /// Moves the end of the link, because its applicant did something.
  @Transactional
  public void extend(ApplicantAccess access) {
    sql.sql(
            """
            update applicant_link set expires_at = :end
            where company_id = (select current_company()) and token_hash = :hash
            """)
        .param("end", end())
        .param("hash", access.linkHash())
        .update();
  }

  /// Ends every link of the applicant at once.
  @Transactional
  public void revoke(long applicant) {
    end(applicant, null);
  }

  /// Ends those that went to that address or phone, and those of which nobody knows where they
  /// went: the applicant reads it no more, or never did.
  @Transactional
  public void revoke(long applicant, String sentTo) {
    end(applicant, sentTo);
  }

  private void end(long applicant, @Nullable String sentTo) {
    sql.sql(
            """
            update applicant_link set revoked_at = :now
            where company_id = (select current_company()) and applicant_id = :applicant and revoked_at is null
              and coalesce(sent_to = :sent, true)
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("applicant", applicant)
        .param("sent", sentTo, Types.VARCHAR)
        .update();
    events.publishEvent(new LinksEnded(applicant));
  }

  /// The link of that token, live or not; empty if there never was one.
  Optional<ApplicantLink> find(String token) {
    var hash = new Token(token).hash();
    var company = Lookup.by(hash, () -> transaction.execute(_ -> company(hash)));
    return company.flatMap(
        id -> CurrentCompany.call(id, () -> transaction.execute(_ -> link(hash))));
  }

  /// Whether that is a conversation of the link's applicant.
  boolean opens(ApplicantLink link, String conversation) {
    var company = link.access().companyId();
    return CurrentCompany.call(
        company, () -> transaction.execute(_ -> isOf(link.access().applicantId(), conversation)));
  }

  private boolean isOf(long applicant, String conversation) {
    return sql.sql(
            """
            select exists (select from conversation c join application a on a.id = c.id
              where c.public_id = :conversation and a.applicant_id = :applicant)
            """)
        .param("conversation", conversation)
        .param("applicant", applicant)
        .query(Boolean.class)
        .single();
  }

  private Optional<Long> company(String hash) {
    return sql.sql("select company_id from applicant_link where token_hash = :hash")
        .param("hash", hash)
        .query(Long.class)
        .optional();
  }

  private Optional<ApplicantLink> link(String hash) {
    return sql.sql(
            """
            select company_id, applicant_id, token_hash, public_id,
              revoked_at is null and expires_at > :now as live
            from applicant_link where company_id = (select current_company()) and token_hash = :hash
            """)
        .param("hash", hash)
        .param("now", Timestamp.from(clock.instant()))
        .query(ApplicantLinks::link)
        .optional();
  }

  private Timestamp end() {
    return Timestamp.from(clock.instant().plus(AGE));
  }

  private static ApplicantLink link(ResultSet row, int number) throws SQLException {
    var access =
        new ApplicantAccess(
            row.getLong("company_id"), row.getLong("applicant_id"), row.getString("token_hash"));
    return new ApplicantLink(access, row.getString("public_id"), row.getBoolean("live"));
  }
}
