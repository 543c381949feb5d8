#![doc = include_str!("engine/SCHEMA.md")]

mod address;
mod connection;
mod copy_rows;
mod extra_json;
mod failure;
mod push;
mod read;
mod rows;
mod schema;
mod tls;
mod watchdog;

pub(crate) use push::{PushProgress, push};
pub(crate) use read::DATABASE_READER;
