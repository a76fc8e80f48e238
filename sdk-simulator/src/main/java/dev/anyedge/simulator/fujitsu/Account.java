package dev.anyedge.simulator.fujitsu;

import java.util.Set;

/** Who may call: one user of one contract. */
record Account(
        String domainId,
        String domainName,
        String userId,
        String userName,
        String password,
        String defaultProject,
        Set<String> projects) {}
