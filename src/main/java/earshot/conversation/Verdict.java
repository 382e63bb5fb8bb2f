package earshot.conversation;

import static earshot.language.Say.say;

import java.util.List;

/// Whether a message got through to its applicant, over all channels.
public enum Verdict {
  REACHED("Reached", "circle-check"),
  UNDER_WAY("On its way", "progress"),
  NOT_REACHED("Not reached", "alert-circle");

  private final String label;
  private final String icon;

  Verdict(String label, String icon) {
    this.label = label;
    this.icon = icon;
  }

  public String label() {
    return label;
  }

  public String icon() {
    return icon;
  }

  /// Reached is said only where somebody has confirmed it: the phone that it took the text, the
  /// page that it was on screen, or the applicant by an answer. It is not reached where no mail and
  /// no text can get there any more: that it can be read in the app then depends on the applicant
  /// coming back.
  static Verdict of(List<Delivery> deliveries) {
    if (deliveries.stream().anyMatch(Verdict::arrived)) return REACHED;
    var hopeless =
        deliveries.stream().filter(it -> it.channel() != Channel.IN_APP).allMatch(Verdict::ended);
    return hopeless ? NOT_REACHED : UNDER_WAY;
  }

  private static boolean arrived(Delivery delivery) {
    return delivery.state() == DeliveryState.DELIVERED;
  }

  private static boolean ended(Delivery delivery) {
    return delivery.state() == DeliveryState.FAILED || delivery.state() == DeliveryState.SKIPPED;
  }

  /// What it means for this message, in a sentence for managers.
  static String words(List<Delivery> deliveries) {
    return switch (of(deliveries)) {
      case REACHED -> reached(deliveries.stream().filter(Verdict::arrived).toList());
      case UNDER_WAY -> say("It went out, or will; nobody has confirmed yet that it arrived.");
      case NOT_REACHED -> say("No email and no text got through. It waits in the app.");
    };
  }

  private static String reached(List<Delivery> arrived) {
    var by = arrived.stream().map(Delivery::channel).toList();
    if (by.contains(Channel.IN_APP)) return say("The applicant has had it on screen.");
    return by.contains(Channel.SMS)
        ? say("It is on the applicant's phone.")
        : say("The applicant has answered by email.");
  }
}
