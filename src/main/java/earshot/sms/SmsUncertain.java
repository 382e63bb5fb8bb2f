package earshot.sms;

/// A text may have been taken and may not: the provider gave no clear answer. It is not sent again
/// by itself, or somebody could be texted twice.
public final class SmsUncertain extends SmsFailed {

  public SmsUncertain(String why) {
    super(why, true);
  }

  @Override
  boolean mayHaveGone() {
    return true;
  }
}
