package earshot.demo;

import earshot.sms.SmsProvider;
import java.util.List;
import org.springframework.stereotype.Component;

/// Carries texts no farther than to the demo's phones.
@WithoutTextProvider
@Component
class DemoSmsProvider implements SmsProvider {

  private final DemoPhones phones;

  DemoSmsProvider(DemoPhones phones) {
    this.phones = phones;
  }

  @Override
  public List<String> send(String to, String text) {
    return List.of(phones.put(to, false, text));
  }
}
