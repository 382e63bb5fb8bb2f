package earshot.singlesignon;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import earshot.WebClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.json.JsonMapper;

/// A provider that says what a test wants it to say, true or not.
@NullMarked
public final class OwnProvider implements AutoCloseable {

  enum Signing {
    HONEST,
    NONE,
    BY_THE_SECRET,
    BY_ANOTHER_KEY
  }

  /// Made once, as making one takes seconds.
  private static final RSAKey KEY = newKey();

  private static final RSAKey ANOTHER_KEY = newKey();

  public static final String CLIENT = "earshot-client";
  public static final String SECRET = "a-secret-of-at-least-32-characters";

  final Map<String, Object> claims = new HashMap<>();
  final Map<String, Object> metadata = new HashMap<>();
  Signing signing = Signing.HONEST;
  String lastTokenRequest = "";
  private final HttpServer server;
  private final Clock clock;
  private RSAKey key = KEY;

  public OwnProvider(Clock clock) throws IOException {
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/.well-known/openid-configuration", asked -> answer(asked, json(metadata)));
    server.createContext("/jwks", asked -> answer(asked, new JWKSet(key.toPublicJWK()).toString()));
    server.createContext("/token", this::token);
    server.start();
    metadata.putAll(
        Map.of(
            "issuer",
            issuer(),
            "authorization_endpoint",
            issuer() + "/authorize",
            "token_endpoint",
            issuer() + "/token",
            "jwks_uri",
            issuer() + "/jwks",
            "subject_types_supported",
            new String[] {"public"},
            "response_types_supported",
            new String[] {"code"},
            "id_token_signing_alg_values_supported",
            new String[] {"RS256"}));
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Signs somebody in there and comes back with them.
  public HttpResponse<String> arrive(WebClient browser, String slug, String subject, String email) {
    var there = go(browser, slug);
    vouch(there, subject, email);
    return browser.get(back(there));
  }

  /// What the browser is sent there with.
  Map<String, String> go(WebClient browser, String slug) {
    var there = browser.get("/sign-in/company/" + slug + "/go").headers().firstValue("Location");
    return Arrays.stream(URI.create(there.orElseThrow()).getQuery().split("&"))
        .map(field -> field.split("=", 2))
        .collect(Collectors.toMap(field -> field[0], field -> field[1]));
  }

  /// Will answer, honestly, that it is that one.
  void vouch(Map<String, String> there, String subject, String email) {
    claims.put("aud", CLIENT);
    claims.put("sub", subject);
    claims.put("nonce", there.get("nonce"));
    claims.put("email", email);
    claims.putIfAbsent("email_verified", true);
  }

  /// Where it sends the browser back to.
  static String back(Map<String, String> there) {
    return URI.create(there.get("redirect_uri")).getPath()
        + "?code=abc&state="
        + there.get("state");
  }

  void rotateKeys() {
    key = ANOTHER_KEY;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void token(HttpExchange asked) throws IOException {
    lastTokenRequest = new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      var tokens =
          Map.of(
              "access_token", "x", "token_type", "Bearer", "expires_in", 60, "id_token", idToken());
      answer(asked, json(tokens));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String idToken() throws JOSEException {
    var set = new JWTClaimsSet.Builder();
    set.issuer(issuer());
    set.issueTime(Date.from(clock.instant()));
    set.expirationTime(Date.from(clock.instant().plusSeconds(300)));
    claims.forEach(set::claim);
    return switch (signing) {
      case NONE -> new PlainJWT(set.build()).serialize();
      case BY_THE_SECRET -> {
        var signed = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), set.build());
        signed.sign(new MACSigner(SECRET));
        yield signed.serialize();
      }
      case HONEST -> signed(key, set.build());
      case BY_ANOTHER_KEY ->
          signed(new RSAKey.Builder(ANOTHER_KEY).keyID(key.getKeyID()).build(), set.build());
    };
  }

  private static String signed(RSAKey with, JWTClaimsSet claims) throws JOSEException {
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build();
    var signed = new SignedJWT(header, claims);
    signed.sign(new RSASSASigner(with));
    return signed.serialize();
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String json(Object value) {
    return new JsonMapper().writeValueAsString(value);
  }

  private static void answer(HttpExchange asked, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    asked.getResponseHeaders().add("Content-Type", "application/json");
    asked.sendResponseHeaders(200, bytes.length);
    asked.getResponseBody().write(bytes);
    asked.close();
  }
}
