//! Error messages about the server and the connection to it.

use std::error::Error as _;
use std::io;

use postgres::error::DbError;

use super::address::DatabaseSchema;
use crate::load::DatabaseFailure;
use crate::system::error_text;

const LOGIN_HELP: &str =
    "set PGUSER and PGPASSWORD, or add HOST:PORT:DATABASE:USER:PASSWORD to ~/.pgpass (chmod 600)";
const SERVER_HELP: &str =
    "check the host and the port, and that the server is running and accepts connections";
const CERTIFICATE_HELP: &str = "with sslrootcert=FILE, name the certificate of the server or of its authority; the certificate must be valid for the host";
const RETRY_HELP: &str = "try again later";

impl DatabaseSchema {
    /// Describes an error of the server or of the connection to it. `action` completes "cannot …".
    pub(super) fn failure(&self, action: &str, error: &postgres::Error) -> DatabaseFailure {
        if let Some(error) = error.as_db_error() {
            return self.server_error(action, error);
        }
        let source = error.source();
        let io_error = source.and_then(|source| source.downcast_ref::<io::Error>());
        let reason = match (io_error, source) {
            (Some(error), _) => error_text(error),
            (None, Some(source)) => source.to_string(),
            (None, None) => error.to_string(),
        };
        if reason == "password missing" {
            let message = format!("the server at {} asks for a password", self.server);
            return failure(message, LOGIN_HELP);
        }
        if reason.contains("certificate") {
            let message = format!("cannot {action} at {}: {reason}", self.server);
            return failure(message, CERTIFICATE_HELP);
        }
        let reason = if error.is_closed() { "the server closed the connection" } else { &reason };
        failure(format!("cannot {action} at {}: {reason}", self.server), SERVER_HELP)
    }

    fn server_error(&self, action: &str, error: &DbError) -> DatabaseFailure {
        let (schema, reason) = (&self.schema, error.message());
        let message = format!("cannot {action}: {reason}");
        let help = match error.code().code() {
            _ if reason.contains("no encryption") => {
                "encrypt the connection: add sslmode=require to the address"
            }
            "28P01" | "28000" => LOGIN_HELP,
            "42501" => {
                let help = format!(
                    "to read, a role needs GRANT USAGE ON SCHEMA {schema} and GRANT SELECT ON ALL TABLES IN SCHEMA {schema}; to push, GRANT CREATE ON DATABASE and ownership of the schema"
                );
                return failure(message, &help);
            }
            "42P01" | "42703" => {
                let message = format!("the schema {schema} does not contain a graph: {reason}");
                let help = "`guanxi push PATH postgres://…` writes one; ?schema=NAME names another";
                return failure(message, help);
            }
            "3D000" => "name an existing database: postgres://USER@HOST/DATABASE",
            "57014" => {
                "raise the statement_timeout of the role: ALTER ROLE … SET statement_timeout = '5min'"
            }
            "55P03" | "40P01" | "40001" => {
                "another program holds a lock on the tables; try again later"
            }
            "53300" => "close other connections, or try again later",
            "25006" => "connect to the primary server; this one is read-only",
            "57P01" | "57P02" | "57P03" => "the server is starting or stopping; try again later",
            _ => RETRY_HELP,
        };
        failure(message, help)
    }

    /// Describes an error that occurred while rows were read or written.
    pub(super) fn stream_failure(&self, action: &str, error: &io::Error) -> DatabaseFailure {
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<postgres::Error>());
        match inner {
            Some(error) => self.failure(action, error),
            None => failure(format!("cannot {action}: {error}"), RETRY_HELP),
        }
    }
}

pub(super) fn failure(message: String, help: &str) -> DatabaseFailure {
    DatabaseFailure { message, help: help.to_owned() }
}
