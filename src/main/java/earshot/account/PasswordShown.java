package earshot.account;

import earshot.company.User;

/// Who has shown a right password. That alone is no session: [Entrance#afterPassword] decides what
/// comes next.
record PasswordShown(User user) {}
