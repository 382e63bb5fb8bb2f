package earshot.singlesignon;

import static earshot.language.Say.say;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Speaks OpenID Connect with providers, by the classes of Spring Security. They take a while to
/// load, so it is made when it is first needed.
final class Handshake {

  private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);
  private static final String WELL_KNOWN = "/.well-known/openid-configuration";

  /// By public keys alone: nothing a client's secret could sign, and never "none".
  private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(SignatureAlgorithm.values());

  private final Outside outside;
  private final Clock clock;
  private final JsonMapper json = new JsonMapper();

  Handshake(Outside outside, Clock clock) {
    this.outside = outside;
    this.clock = clock;
  }

  /// What a provider says of itself, as JSON.
  ///
  /// @throws ProviderFailed if it says nothing, or not what is needed
  String discover(String issuer) {
    var address = URI.create(issuer.replaceAll("/+$", "") + WELL_KNOWN);
    var text = fetch(address);
    var said = parse(text, say("There is no OpenID provider at {0}: it answers no JSON.", address));
    if (!issuer.equals(said.get("issuer")))
      throw new ProviderFailed(
          say(
              "The provider there calls itself {0}. Type it exactly like that.",
              String.valueOf(said.get("issuer"))));
    for (var endpoint : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
      if (!(said.get(endpoint) instanceof String url))
        throw new ProviderFailed(say("The provider names no {0}.", endpoint));
      outside.check(URI.create(url));
    }
    // Or every sign-in would find out what is missing.
    registration(
        said,
        new Provider(issuer, "client", "secret", Set.of(), text),
        issuer,
        say("What the provider says of itself is not what OpenID Connect wants."));
    return text;
  }

  /// Where a browser is sent to sign in.
  String there(Provider provider, String back, Way way) {
    return request(registration(provider, back), way).getAuthorizationRequestUri();
  }

  /// Who came back.
  ///
  /// @param issuer who answered, if it said so (RFC 9207)
  /// @throws ProviderFailed if the provider's answer is not what it must be
  Identity identity(Provider provider, String back, Way way, String code, String issuer) {
    if (!issuer.isEmpty() && !issuer.equals(provider.issuer())) throw unverified("issuer");
    var registration = registration(provider, back);
    try {
      var token = decoder(registration).decode(idToken(registration, way, code));
      if (!way.nonce().equals(token.getClaimAsString("nonce"))) throw unverified("nonce");
      return identity(provider, token);
    } catch (OAuth2AuthorizationException
        | JwtException
        | RestClientException
        | IllegalArgumentException refused) {
      throw unverified(refused.getMessage());
    }
  }

  private static Identity identity(Provider provider, Jwt token) {
    var name = token.getClaimAsString("name");
    return new Identity(
        provider.issuer(),
        Objects.requireNonNull(token.getSubject()),
        Vouched.address(token),
        name == null ? "" : name);
  }

  private String idToken(ClientRegistration registration, Way way, String code) {
    var answer =
        OAuth2AuthorizationResponse.success(code)
            .redirectUri(Objects.requireNonNull(registration.getRedirectUri()))
            .state(way.state())
            .build();
    var exchange = new OAuth2AuthorizationExchange(request(registration, way), answer);
    var client = new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(tokenRequests());
    var tokens =
        client.getTokenResponse(new OAuth2AuthorizationCodeGrantRequest(registration, exchange));
    if (tokens.getAdditionalParameters().get("id_token") instanceof String token) return token;
    throw unverified("no id_token");
  }

  private RestClient tokenRequests() {
    return RestClient.builder()
        .requestFactory(outside)
        .configureMessageConverters(converters ->
            converters
                .addCustomConverter(new FormHttpMessageConverter())
                .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
        .build();
  }

  /// Fetches the keys each time, so that one that was taken back is not believed any more.
  private NimbusJwtDecoder decoder(ClientRegistration registration) {
    var decoder =
        NimbusJwtDecoder.withJwkSetUri(
                Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
            .jwsAlgorithms(all -> all.addAll(ALGORITHMS))
            .restOperations(new RestTemplate(outside))
            .build();
    var times = new JwtTimestampValidator();
    times.setClock(clock);
    var claims = new OidcIdTokenValidator(registration);
    claims.setClock(clock);
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, claims));
    return decoder;
  }

  private ClientRegistration registration(Provider provider, String back) {
    var otherwise = say("The provider has to be set up again.");
    return registration(parse(provider.metadata(), otherwise), provider, back, otherwise);
  }

  private static ClientRegistration registration(
      Map<String, Object> said, Provider provider, String back, String otherwise) {
    try {
      return ClientRegistrations.fromOidcConfiguration(said)
          .registrationId("provider")
          .clientId(provider.clientId())
          .clientSecret(provider.secret())
          .redirectUri(back)
          .scope("openid", "email", "profile")
          .build();
    } catch (RuntimeException unusable) {
      throw new ProviderFailed(otherwise, unusable);
    }
  }

  private static OAuth2AuthorizationRequest request(ClientRegistration registration, Way way) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .clientId(registration.getClientId())
        .authorizationUri(
            Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
        .redirectUri(registration.getRedirectUri())
        .scopes(registration.getScopes())
        .state(way.state())
        .attributes(kept -> kept.put("code_verifier", way.verifier()))
        .additionalParameters(
            Map.of(
                "nonce", way.nonce(),
                "code_challenge", challenge(way.verifier()),
                "code_challenge_method", "S256"))
        .build();
  }

  private static String challenge(String verifier) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(digest.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String fetch(URI address) {
    try (var answer = outside.createRequest(address, HttpMethod.GET).execute()) {
      if (!answer.getStatusCode().is2xxSuccessful())
        throw new ProviderFailed(
            say(
                "There is no OpenID provider at {0}: it answers {1}.",
                address, answer.getStatusCode().value()));
      return new String(answer.getBody().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException nothing) {
      throw new ProviderFailed(say("Nothing answers at {0}.", address), nothing);
    }
  }

  private Map<String, Object> parse(String text, String otherwise) {
    try {
      return json.readValue(text, new TypeReference<Map<String, Object>>() {});
    } catch (JacksonException none) {
      throw new ProviderFailed(otherwise, none);
    }
  }

  /// The reason is for the operator's log; who signs in could do nothing about it.
  private static ProviderFailed unverified(@Nullable String reason) {
    LOG.warn("An answer of a sign-in provider was refused: {}", reason);
    return new ProviderFailed(say("What your provider answered could not be verified. Try again."));
  }
}
