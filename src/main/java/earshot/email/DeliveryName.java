package earshot.email;

/// A delivery of any company.
record DeliveryName(long companyId, long deliveryId) {}
