package earshot.sms;

/// The provider knows that the phone's owner wants no more texts.
public class OptedOut extends SmsFailed {

  public OptedOut(String why) {
    super(why, true);
  }
}
