package earshot.sms;

/// The beginning of a text has gone, and the rest will not.
public final class SmsCutOff extends SmsFailed {

  public SmsCutOff(String why) {
    super(why, true);
  }

  @Override
  boolean mayHaveGone() {
    return true;
  }
}
