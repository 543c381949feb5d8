//! Writes a graph in one transaction, so that readers never see part of it.

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use postgres::{Client, CopyInWriter, Transaction};

use super::address::DatabaseSchema;
use super::copy_rows::CopyRows;
use super::failure::failure;
use super::rows::{TABLES, TieOrder};
use super::schema::{
    CREATE_INDEX, SELECT_READERS, SELECT_SCHEMA, SELECT_UNKNOWN_OBJECT, TableDefinition,
    VERSION_KEY,
};
use super::watchdog::run_watched;
use crate::load::{DatabaseAddress, DatabaseFailure};
use crate::model::Graph;

/// The progress of a push, which other threads can read at any time.
#[derive(Debug, Default)]
pub(crate) struct PushProgress {
    tables: AtomicUsize,
    rows: AtomicUsize,
}

impl PushProgress {
    /// The table that is being written and the number of rows so far, the most important first.
    pub(crate) fn describe(&self) -> Vec<String> {
        let written = self.tables.load(Relaxed);
        let rows = format!("{} rows", self.rows.load(Relaxed));
        match TABLES.get(written) {
            Some((table, _)) => {
                vec![format!("{} ({} of {})", table.name, written + 1, TABLES.len()), rows]
            }
            None => vec!["indexes and statistics".to_owned(), rows],
        }
    }
}

/// Replaces the graph at an address: writes the tables to a new schema, which replaces the old one in the same transaction,
/// then drops the old tables. If they cannot be dropped, for example because a view depends on them, returns the reason.
pub(crate) fn push(
    address: &DatabaseAddress,
    graph: Arc<Graph>,
    tie_order: TieOrder,
    progress: Arc<PushProgress>,
) -> Result<Option<String>, DatabaseFailure> {
    let target = DatabaseSchema::resolve(address)?;
    run_watched(target.connect_timeout, move |heartbeat| {
        let mut client = target.connect()?;
        heartbeat.answered();
        target.drop_old(&mut client)?;
        let cannot_write = |error: postgres::Error| target.failure("write the graph", &error);
        let mut transaction = client.transaction().map_err(cannot_write)?;
        let replaces_old = target.check_replaceable(&mut transaction, &target.schema)?;
        target.create_new_schema(&mut transaction)?;
        let wrote_row = || {
            if progress.rows.fetch_add(1, Relaxed).is_multiple_of(1024) {
                heartbeat.answered();
            }
        };
        for (table, write_rows) in &TABLES {
            let mut writer = target.create_table(&mut transaction, table)?;
            write_rows(&graph, tie_order, &mut CopyRows::new(&mut writer, &wrote_row))
                .and_then(|()| writer.flush())
                .map_err(|error| target.stream_failure("write the graph", &error))?;
            writer.finish().map_err(cannot_write)?;
            progress.tables.fetch_add(1, Relaxed);
            heartbeat.answered();
        }
        let statistics = TABLES.iter().map(|(table, _)| table.analyze_statement());
        for statement in std::iter::once(CREATE_INDEX.to_owned()).chain(statistics) {
            transaction.batch_execute(&statement).map_err(cannot_write)?;
            heartbeat.answered();
        }
        target.swap_schemas(&mut transaction, replaces_old)?;
        transaction.commit().map_err(cannot_write)?;
        heartbeat.answered();
        Ok(target.drop_old(&mut client).err().map(|failure| failure.message))
    })
}

impl DatabaseSchema {
    fn new_schema(&self) -> String {
        format!("{}_new", self.schema)
    }

    fn old_schema(&self) -> String {
        format!("{}_old", self.schema)
    }

    /// Returns whether a schema exists. Fails if it contains anything that `push` did not write.
    fn check_replaceable(
        &self,
        transaction: &mut Transaction<'_>,
        schema: &str,
    ) -> Result<bool, DatabaseFailure> {
        let cannot_read = |error: postgres::Error| self.failure("inspect the schema", &error);
        let exists = transaction.query_opt(SELECT_SCHEMA, &[&schema]).map_err(cannot_read)?;
        if exists.is_none() {
            return Ok(false);
        }
        let names: Vec<&str> = TABLES.iter().map(|(table, _)| table.name).collect();
        let unknown = transaction.query_one(SELECT_UNKNOWN_OBJECT, &[&schema, &names]);
        let unknown = unknown.and_then(|row| row.try_get::<_, Option<String>>(0));
        let help = "choose another schema with ?schema=NAME at the end of the address";
        if let Some(unknown) = unknown.map_err(cannot_read)? {
            let message = format!(
                "the schema {schema} contains `{unknown}`, which guanxi did not write, so it is not replaced"
            );
            return Err(failure(message, help));
        }
        let query = format!("SELECT 1 FROM {schema}.meta WHERE key = $1");
        let version = transaction.query_opt(query.as_str(), &[&VERSION_KEY]);
        if matches!(version, Ok(Some(_))) {
            return Ok(true);
        }
        let message =
            format!("the schema {schema} exists but is not a graph, so it is not replaced");
        Err(failure(message, help))
    }

    /// Creates the new schema, and makes it the one in which tables are created.
    fn create_new_schema(&self, transaction: &mut Transaction<'_>) -> Result<(), DatabaseFailure> {
        let new = self.new_schema();
        let statement = format!("CREATE SCHEMA {new}; SET LOCAL search_path = {new}");
        let done = transaction.batch_execute(&statement);
        done.map_err(|error| self.failure("create the schema", &error))
    }

    /// Creates a table, and returns a writer for its rows.
    fn create_table<'t>(
        &self,
        transaction: &'t mut Transaction<'_>,
        table: &TableDefinition,
    ) -> Result<CopyInWriter<'t>, DatabaseFailure> {
        let created = transaction.batch_execute(&table.create_statement());
        created
            .and_then(|()| transaction.copy_in(table.copy_statement().as_str()))
            .map_err(|error| self.failure("write the graph", &error))
    }

    /// Replaces the old schema with the new one, and gives the readers of the old one access to it.
    fn swap_schemas(
        &self,
        transaction: &mut Transaction<'_>,
        replaces_old: bool,
    ) -> Result<(), DatabaseFailure> {
        let cannot_replace = |error: postgres::Error| self.failure("replace the schema", &error);
        let (schema, new, old) = (&self.schema, self.new_schema(), self.old_schema());
        if replaces_old {
            let readers = transaction.query(SELECT_READERS, &[schema]).map_err(cannot_replace)?;
            for reader in readers {
                let reader: String = reader.try_get(0).map_err(cannot_replace)?;
                let grants = format!(
                    "GRANT USAGE ON SCHEMA {new} TO {reader}; GRANT SELECT ON ALL TABLES IN SCHEMA {new} TO {reader}"
                );
                transaction.batch_execute(&grants).map_err(cannot_replace)?;
            }
            let rename = format!("ALTER SCHEMA {schema} RENAME TO {old}");
            transaction.batch_execute(&rename).map_err(cannot_replace)?;
        }
        let rename = format!("ALTER SCHEMA {new} RENAME TO {schema}");
        transaction.batch_execute(&rename).map_err(cannot_replace)
    }

    /// Drops the tables that a push has replaced, if there are any; fails if anything else depends on them.
    fn drop_old(&self, client: &mut Client) -> Result<(), DatabaseFailure> {
        let old = self.old_schema();
        let cannot_drop =
            |error: postgres::Error| self.failure(&format!("drop the old schema {old}"), &error);
        let mut transaction = client.transaction().map_err(cannot_drop)?;
        if !self.check_replaceable(&mut transaction, &old)? {
            return Ok(());
        }
        let tables = TABLES.iter().map(|(table, _)| format!("{old}.\"{}\"", table.name));
        let tables: Vec<String> = tables.collect();
        let statements = format!("DROP TABLE IF EXISTS {}; DROP SCHEMA {old}", tables.join(", "));
        let done = transaction.batch_execute(&statements).and_then(|()| transaction.commit());
        done.map_err(|error| DatabaseFailure {
            help: "drop it, and what depends on it, then push again".to_owned(),
            ..cannot_drop(error)
        })
    }
}
