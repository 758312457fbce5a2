package dev.fovea.core.extract;

import dev.fovea.core.port.Store;
import dev.fovea.model.OrgId;

/** Knows the addresses that are told of jobs without a subscription of their own (contract imggo.md §7). */
@FunctionalInterface
public interface AddressBook {
    /** Makes the address a target of the organisation's deliveries, unless it is one. */
    void ensure(Store.Session session, OrgId org, String url);
}
