package earshot.email;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/// @param domain the domain that replies and bounces come back to; needed with an SMTP server
/// @param from the address mail comes from; without it `messages@` the domain
/// @param inboundSecret what `POST /inbound/email` must show; without it there is no such endpoint
/// @param perSecond how many mails may be handed over each second, 0 for any number
/// @param authenticatedBy how the operator's own mail server calls itself where it says whether the
///   sender of a mail that comes in is proven (RFC 8601 section 2.5); without it nobody is asked
@ConfigurationProperties("earshot.email")
record EmailSettings(
    @Nullable String domain,
    @Nullable String from,
    @Nullable String inboundSecret,
    @DefaultValue("14") double perSecond,
    @Nullable String authenticatedBy) {

  /// Where nothing is configured no mail leaves the server, and nothing of this domain ever will
  /// (RFC 2606).
  private static final String NOWHERE = "localhost.example";

  EmailSettings {
    if (!Double.isFinite(perSecond) || perSecond < 0)
      throw new IllegalArgumentException(
          "earshot.email.per-second (EARSHOT_EMAIL_PER_SECOND): must be 0 or more, not "
              + perSecond);
    if (StringUtils.hasText(domain) && !domain.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+"))
      throw new IllegalArgumentException(
          "earshot.email.domain (EARSHOT_EMAIL_DOMAIN): must look like replies.example.com, not "
              + domain);
    if (StringUtils.hasText(from) && !from.matches("[^@\\s<>]+@[A-Za-z0-9.-]+"))
      throw new IllegalArgumentException(
          "earshot.email.from (EARSHOT_EMAIL_FROM): must look like messages@example.com, not "
              + from);
  }

  boolean hasDomain() {
    return StringUtils.hasText(domain);
  }

  String domainOrNowhere() {
    return domain == null || domain.isBlank() ? NOWHERE : domain.toLowerCase(java.util.Locale.ROOT);
  }

  String fromDomain() {
    var from = fromOrMessages();
    return from.substring(from.indexOf('@') + 1).toLowerCase(java.util.Locale.ROOT);
  }

  String fromOrMessages() {
    return from == null || from.isBlank() ? "messages@" + domainOrNowhere() : from;
  }
}
