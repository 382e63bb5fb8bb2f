package earshot.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param privateAddresses whether webhooks may lead to private addresses, and without TLS
@ConfigurationProperties("earshot.webhook")
record WebhookSettings(boolean privateAddresses) {}
