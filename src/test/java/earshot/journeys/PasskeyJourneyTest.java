package earshot.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser.NewContextOptions;
import earshot.SmallCompany;
import earshot.secondfactor.Authenticator;
import earshot.web.PublicUrl;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Tom sets up a second factor, adds a passkey, and comes in by it alone.
@Journey
class PasskeyJourneyTest {

  @Autowired private SmallCompany company;
  @Autowired private PublicUrl url;
  @Autowired private Clock clock;

  @Test
  void a_phone_becomes_the_second_factor_and_a_passkey_stands_for_both(People people) {
    var tom = people.with(new NewContextOptions().setViewportSize(390, 844));
    withAuthenticator(tom);
    var site = url.byName().orElseThrow();
    tom.open(site + "/sign-in");
    tom.page().getByLabel("Email").fill(company.tom.email());
    tom.page().getByLabel("Password").fill(SmallCompany.PASSWORD);
    tom.button("Sign in").click();
    tom.page().waitForURL("**/applications");

    tom.open(site + "/settings/me/signing-in");
    tom.button("Set up").click();
    assertThat(tom.page().getByLabel("QR code of the key below")).isVisible();
    tom.page().getByText("Without a camera").click();
    var app = new Authenticator(tom.page().locator(".key").innerText(), clock);
    tom.page().getByLabel("Code the app shows").fill(app.code());
    tom.page().getByLabel("Your password").first().fill(SmallCompany.PASSWORD);
    tom.button("Turn on").click();
    assertThat(tom.page().locator(".recovery-codes li")).hasCount(10);
    tom.link("I have kept them").click();

    tom.page().getByText("Add a passkey").click();
    tom.page().locator("#name").fill("My phone");
    tom.page().locator("#passkey-password").fill(SmallCompany.PASSWORD);
    tom.button("Add").click();
    assertThat(tom.page().locator(".passkey-list")).containsText("My phone");

    tom.page().navigate("about:blank"); // an open page would hear that it is signed out
    tom.context().clearCookies();
    tom.open(site + "/sign-in");
    tom.button("Sign in with a passkey").click();
    tom.page().waitForURL("**/applications");
    assertThat(tom.page().getByText("Lena Fischer").first()).isVisible();
  }

  /// Chromium's own phone without a body, which says yes to everything.
  private static void withAuthenticator(Person person) {
    var devtools = person.context().newCDPSession(person.page());
    devtools.send("WebAuthn.enable", new JsonObject());
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        JsonParser.parseString(
                """
                {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
                  "hasUserVerification": true, "isUserVerified": true,
                  "automaticPresenceSimulation": true}}
                """)
            .getAsJsonObject());
  }
}
