package earshot.sms;

/// The provider knows that the phone's owner wants no more texts.
public class OptedOut extends SmsFailed {

  OptedOut(String why) {
    super(why, true);
  }
}
