package earshot.profile;

import static earshot.language.Say.say;

import earshot.company.AnswerMail;
import earshot.company.PersonName;
import earshot.company.Phone;
import earshot.company.Profile;
import earshot.company.Zones;
import earshot.language.Language;
import earshot.web.InvalidInput;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What users say of themselves, as typed.
public record ProfileForm(
    String name,
    String phone,
    String zone,
    Language language,
    AnswerMail answerMail,
    boolean enter,
    boolean shortcuts) {

  /// The time zones there are to choose from, and the one that is set.
  public List<String> zones() {
    if (Zones.NAMES.contains(zone)) return Zones.NAMES;
    return Stream.concat(Stream.of(zone), Zones.NAMES.stream()).toList();
  }

  /// @param region where a phone number without a country's code is from
  /// @throws InvalidInput if something cannot be taken
  Profile profile(String region) {
    return new Profile(
        new PersonName(name), parsedPhone(region), Zones.parse(zone), language, answerMail);
  }

  private @Nullable Phone parsedPhone(String region) {
    if (phone.isBlank()) return null;
    return Phone.parse(phone, region)
        .orElseThrow(() ->
            new InvalidInput(
                "phone",
                say("That is no phone number. Write it with its country: +1 415 555 0132.")));
  }
}
