//! Reads a graph as a whole.

use std::io::Read as _;
use std::sync::Arc;

use postgres::{Client, IsolationLevel, Transaction};

use super::address::DatabaseSchema;
use super::failure::failure;
use super::schema::{SELECT_META_OID, SELECT_VERSION, VERSION, read_query};
use super::watchdog::run_watched;
use crate::load::{
    DatabaseAddress, DatabaseFailure, DatabaseReader, LoadProgress, SetTable, SizeLimit, Text,
};

/// Reads graphs in databases.
pub(crate) const DATABASE_READER: DatabaseReader = DatabaseReader(read_tables);

/// How many times to read, if the graph keeps being replaced in the meantime.
const MAX_ATTEMPTS: usize = 3;
/// In bytes.
const CHUNK_BYTES: usize = 1 << 18;
const NO_GRAPH_HELP: &str = "`guanxi push PATH postgres://…` writes a graph to it; ?schema=NAME at the end of the address names another";

/// The result of one attempt to read a graph.
enum Snapshot {
    Tables(Vec<Text>),
    /// Another graph was pushed in the meantime.
    Replaced,
    /// The tables in this snapshot have no version; perhaps the graph was pushed just after the snapshot was taken.
    Unversioned,
}

/// Reads all tables from one snapshot of the database, in the order of [`SetTable::ALL`].
fn read_tables(
    address: &DatabaseAddress,
    limit: SizeLimit,
    progress: &Arc<LoadProgress>,
) -> Result<Vec<Text>, DatabaseFailure> {
    let target = DatabaseSchema::resolve(address)?;
    let progress = Arc::clone(progress);
    run_watched(target.connect_timeout, move |heartbeat| {
        let mut client = target.connect()?;
        let add_bytes = |bytes| {
            heartbeat.answered();
            progress.add_file(bytes);
        };
        let mut snapshot = Snapshot::Unversioned;
        for _ in 0..MAX_ATTEMPTS {
            add_bytes(0);
            snapshot = target.read_once(&mut client, limit, &add_bytes)?;
            if let Snapshot::Tables(tables) = snapshot {
                return Ok(tables);
            }
        }
        let schema = &target.schema;
        let problem = if matches!(snapshot, Snapshot::Replaced) {
            "is being replaced repeatedly"
        } else {
            "has no version: the table meta has no row `guanxi_schema`"
        };
        Err(failure(format!("the graph in the schema {schema} {problem}"), NO_GRAPH_HELP))
    })
}

impl DatabaseSchema {
    fn read_once(
        &self,
        client: &mut Client,
        limit: SizeLimit,
        add_bytes: &dyn Fn(u64),
    ) -> Result<Snapshot, DatabaseFailure> {
        let cannot_read = |error: postgres::Error| self.failure("read the graph", &error);
        let transaction = client.build_transaction().read_only(true);
        let transaction = transaction.isolation_level(IsolationLevel::RepeatableRead).start();
        let mut transaction = transaction.map_err(cannot_read)?;
        let meta_oid = self.meta_oid(&mut transaction)?;
        let version = transaction.query_opt(SELECT_VERSION, &[]).map_err(cannot_read)?;
        let version: Option<String> = match version {
            Some(row) => row.try_get(0).map_err(cannot_read)?,
            None => None,
        };
        match version {
            None => return Ok(Snapshot::Unversioned),
            Some(version) if version != VERSION => return Err(self.version_mismatch(&version)),
            Some(_) => {}
        }
        let mut bytes_left = limit.bytes();
        let mut tables = Vec::new();
        for (table, query) in SetTable::ALL.into_iter().map(read_query) {
            let body =
                self.read_table(&mut transaction, query, (limit, &mut bytes_left), add_bytes)?;
            tables.push(Text { name: format!("{}.{table}", self.schema), body });
        }
        let is_unchanged = self.meta_oid(&mut transaction)? == meta_oid;
        Ok(if is_unchanged { Snapshot::Tables(tables) } else { Snapshot::Replaced })
    }

    /// The object id of the table that is currently named `meta`, even if the snapshot is older.
    fn meta_oid(&self, transaction: &mut Transaction<'_>) -> Result<u32, DatabaseFailure> {
        let row = transaction.query_one(SELECT_META_OID, &[]);
        let meta_oid = row.and_then(|row| row.try_get::<_, Option<u32>>(0));
        let meta_oid = meta_oid.map_err(|error| self.failure("find the graph", &error))?;
        meta_oid.ok_or_else(|| {
            let message = format!(
                "there is no graph in the schema {}, or this role may not use the schema",
                self.schema
            );
            failure(message, NO_GRAPH_HELP)
        })
    }

    /// Reads a table as CSV with a header, and subtracts its size from `bytes_left`.
    fn read_table(
        &self,
        transaction: &mut Transaction<'_>,
        query: &str,
        (limit, bytes_left): (SizeLimit, &mut u64),
        add_bytes: &dyn Fn(u64),
    ) -> Result<String, DatabaseFailure> {
        let statement = format!("COPY ({query}) TO STDOUT WITH (FORMAT csv, HEADER)");
        let reader = transaction.copy_out(statement.as_str());
        let mut reader = reader.map_err(|error| self.failure("read the graph", &error))?;
        let mut body = Vec::new();
        loop {
            let read = reader.by_ref().take(CHUNK_BYTES as u64).read_to_end(&mut body);
            let read = read.map_err(|error| self.stream_failure("read the graph", &error))? as u64;
            add_bytes(read);
            *bytes_left = bytes_left.checked_sub(read).ok_or_else(|| too_large(limit))?;
            // A stream must not be read again after its end.
            if read < CHUNK_BYTES as u64 {
                break;
            }
        }
        String::from_utf8(body).map_err(|_| {
            let message = "the database contains text that is not UTF-8".to_owned();
            failure(message, "convert the database: its encoding should be UTF8")
        })
    }

    fn version_mismatch(&self, version: &str) -> DatabaseFailure {
        let schema = &self.schema;
        let message = format!(
            "the tables in the schema {schema} have version `{version}`, but this build of guanxi reads version {VERSION}"
        );
        failure(message, "use the build that wrote them, or push the graph again with this one")
    }
}

fn too_large(limit: SizeLimit) -> DatabaseFailure {
    let message = format!(
        "the graph is larger than {} MiB, the limit for loading a graph",
        limit.bytes() >> 20
    );
    let help = "raise the limit with `--max-size MIB`; guanxi cannot open part of a database yet";
    failure(message, help)
}
