package earshot.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import earshot.company.Companies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Carries the applicant from page to page after the link was opened. The cookie holds the token
/// itself, so a revoked or expired link ends at once everywhere. One browser may open the links of
/// several applicants (who applied at two companies, or a family): it keeps the last few, and each
/// page goes on to speak for the one it was made for (decision 164).
@Component
class ApplicantCookie implements SecurityContextRepository {

  private static final Cookies COOKIE = new Cookies("earshot-applicant", Duration.ofDays(365));

  /// Names the applicant, as [ApplicantLinks#name] does.
  private static final String OF = "of";

  private static final int MOST = 5;

  /// Pages that stand for all conversations of an applicant, and so name none.
  private static final Pattern CONVERSATION =
      Pattern.compile("/my/(?!(?:applications|live)(?:/|$))([^/]+).*");

  private static final Set<String> READS = Set.of("GET", "HEAD");

  private static final Pattern CAREERS = Pattern.compile("/jobs/([^/]+)/.*");

  private final ApplicantLinks links;
  private final Companies companies;

  ApplicantCookie(ApplicantLinks links, Companies companies) {
    this.links = links;
    this.companies = companies;
  }

  /// A link that this browser has opened, live or not.
  record Held(String token, ApplicantLink link) {}

  /// Keeps an opened link, before those of other applicants.
  void add(
      HttpServletRequest request, HttpServletResponse response, String token, ApplicantLink link) {
    var others = held(request).filter(it -> !isSame(it.link(), link)).map(Held::token);
    COOKIE.write(
        request,
        response,
        Stream.concat(Stream.of(token), others).limit(MOST).collect(Collectors.joining(".")));
  }

  void clear(HttpServletRequest request, HttpServletResponse response) {
    COOKIE.clear(request, response);
  }

  /// Which of the opened links the request is about: that of the applicant, the conversation or the
  /// company it names, else the one opened last. What changes something has to name one of several.
  Optional<Held> chosen(HttpServletRequest request) {
    var path = request.getRequestURI();
    var careers = CAREERS.matcher(path);
    if (careers.matches()) return first(request, ofCompany(careers.group(1)));
    var of = request.getParameter(OF);
    if (of != null)
      return held(request).filter(it -> links.isNamed(it.link().access(), of)).findFirst();
    var conversation = CONVERSATION.matcher(path);
    if (conversation.matches())
      return first(request, it -> links.opens(it.link(), conversation.group(1)));
    var one = tokens(request).size() < 2 || READS.contains(request.getMethod());
    return one ? held(request).findFirst() : Optional.empty();
  }

  /// Where an opened link leads.
  String page(ApplicantLink link) {
    var page = "/my/" + link.publicId();
    return CONVERSATION.matcher(page).matches() ? page : page + query(links.name(link.access()));
  }

  /// Where somebody whose link opens no more can ask for a fresh one.
  String wayBack(HttpServletRequest request) {
    return "/m/"
        + Optional.ofNullable(request.getParameter(OF))
            .or(() -> chosen(request).map(it -> links.name(it.link().access())))
            .map(ApplicantCookie::query)
            .orElse("");
  }

  @Override
  @SuppressWarnings("deprecation") // still abstract in Security 7
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return chosen(holder.getRequest())
        .map(Held::link)
        .filter(ApplicantLink::live)
        .map(link -> context(link.access()))
        .orElseGet(SecurityContextHolder::createEmptyContext);
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // The cookie is written when the link is opened, see ApplicantLinkController.
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return !tokens(request).isEmpty();
  }

  /// The first of which that holds, else the one opened last. A single one is not asked.
  private Optional<Held> first(HttpServletRequest request, Predicate<Held> which) {
    if (tokens(request).size() < 2) return held(request).findFirst();
    return held(request).filter(which).findFirst().or(() -> held(request).findFirst());
  }

  private Predicate<Held> ofCompany(String slug) {
    return it ->
        companies.ofSlug(slug).filter(id -> id == it.link().access().companyId()).isPresent();
  }

  private Stream<Held> held(HttpServletRequest request) {
    return tokens(request).stream()
        .flatMap(token -> links.find(token).map(link -> new Held(token, link)).stream());
  }

  /// The one opened last comes first. A cookie of before there were several holds one.
  private static List<String> tokens(HttpServletRequest request) {
    return COOKIE.read(request).stream()
        .flatMap(cookie -> Arrays.stream(cookie.split("\\.", MOST + 1)).limit(MOST))
        .filter(token -> !token.isEmpty())
        .toList();
  }

  private static boolean isSame(ApplicantLink one, ApplicantLink other) {
    return one.access().companyId() == other.access().companyId()
        && one.access().applicantId() == other.access().applicantId();
  }

  private static String query(String name) {
    return "?" + OF + "=" + URLEncoder.encode(name, UTF_8);
  }

  private static SecurityContext context(ApplicantAccess access) {
    return new SecurityContextImpl(
        UsernamePasswordAuthenticationToken.authenticated(
            access, null, AuthorityUtils.createAuthorityList("ROLE_APPLICANT")));
  }
}
