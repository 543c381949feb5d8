use postgres::{Client, NoTls};

use super::address::DatabaseSchema;
use super::tls::tls_connector;
use crate::load::DatabaseFailure;

/// How long to wait for a lock that another program holds, in milliseconds.
const LOCK_TIMEOUT: &str = "15000";

impl DatabaseSchema {
    /// Connects to the server, and sets the search path to the schema.
    pub(super) fn connect(&self) -> Result<Client, DatabaseFailure> {
        let connected = match &self.certificate_check {
            Some(check) => self.config.connect(tls_connector(check)?),
            None => self.config.connect(NoTls),
        };
        let mut client =
            connected.map_err(|error| self.failure("connect to the server", &error))?;
        let statement =
            "SELECT set_config('lock_timeout', $1, false), set_config('search_path', $2, false)";
        let done = client.execute(statement, &[&LOCK_TIMEOUT, &self.schema]);
        done.map_err(|error| self.failure("set up the session", &error))?;
        Ok(client)
    }
}
