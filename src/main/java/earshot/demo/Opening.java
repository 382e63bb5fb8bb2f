package earshot.demo;

/// A job of a demo company.
record Opening(String location, String job) {}
