package dev.fovea.store;

import dev.fovea.core.port.AnswerCache;
import dev.fovea.core.port.ApiCalls;
import dev.fovea.core.port.AuditLog;
import dev.fovea.core.port.Batches;
import dev.fovea.core.port.Budgets;
import dev.fovea.core.port.Chores;
import dev.fovea.core.port.Credentials;
import dev.fovea.core.port.Datasets;
import dev.fovea.core.port.Deliveries;
import dev.fovea.core.port.EventLog;
import dev.fovea.core.port.Exports;
import dev.fovea.core.port.Jobs;
import dev.fovea.core.port.Likenesses;
import dev.fovea.core.port.LoginAttempts;
import dev.fovea.core.port.MediaLibrary;
import dev.fovea.core.port.NaturalKeys;
import dev.fovea.core.port.Organisations;
import dev.fovea.core.port.Patterns;
import dev.fovea.core.port.Policies;
import dev.fovea.core.port.Pulses;
import dev.fovea.core.port.Receipts;
import dev.fovea.core.port.ReplayLog;
import dev.fovea.core.port.RetentionRules;
import dev.fovea.core.port.Runs;
import dev.fovea.core.port.SavedQueries;
import dev.fovea.core.port.Searches;
import dev.fovea.core.port.Selections;
import dev.fovea.core.port.Sightings;
import dev.fovea.core.port.Sources;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Users;
import dev.fovea.core.port.Webhooks;
import dev.fovea.model.IntakePolicy;

/** All tables over one connection. */
record SqlSession(
        Organisations organisations,
        Users users,
        Credentials credentials,
        Sources sources,
        MediaLibrary media,
        Batches batches,
        Runs runs,
        Sightings sightings,
        Receipts receipts,
        NaturalKeys naturalKeys,
        Policies policies,
        EventLog events,
        LoginAttempts loginAttempts,
        Patterns patterns,
        Jobs jobs,
        ReplayLog replayLog,
        Webhooks webhooks,
        Deliveries deliveries,
        Budgets budgets,
        AnswerCache answers,
        Chores chores,
        Exports exports,
        AuditLog audit,
        ApiCalls apiCalls,
        Selections selections,
        SavedQueries savedQueries,
        Datasets datasets,
        Likenesses likenesses,
        Searches searches,
        Pulses pulses,
        RetentionRules retentionRules)
        implements Store.Session {

    static SqlSession over(Sql sql, Database database, IntakePolicy defaults) {
        return new SqlSession(
                new SqlOrganisations(sql),
                new SqlUsers(sql),
                new SqlCredentials(sql),
                new SqlSources(sql),
                new SqlMedia(sql, database),
                new SqlBatches(sql),
                new SqlRuns(sql),
                new SqlSightings(sql),
                new SqlReceipts(sql),
                new SqlNaturalKeys(sql),
                new SqlPolicies(sql, defaults),
                new SqlEventLog(sql, database),
                new SqlLoginAttempts(sql),
                new SqlPatterns(sql),
                new SqlJobs(sql, database),
                new SqlReplayLog(sql),
                new SqlWebhooks(sql),
                new SqlDeliveries(sql, database),
                new SqlBudgets(sql),
                new SqlAnswerCache(sql),
                new SqlChores(sql, database),
                new SqlExports(sql, database),
                new SqlAuditLog(sql),
                new SqlApiCalls(sql),
                new SqlSelections(sql),
                new SqlSavedQueries(sql),
                new SqlDatasets(sql, database),
                new SqlLikenesses(sql),
                new SqlSearches(sql, database),
                new SqlPulses(sql),
                new SqlRetentionRules(sql));
    }
}
