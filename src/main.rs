//! The program: reads arguments, loads the graph, hands over.

use std::process::ExitCode;

use guanxi::cli::{self, Arguments, Failure};

fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err(status) => return status,
    };
    if arguments.explorer().is_some() {
        let message = "the explorer is not part of this build: `guanxi --help` lists the commands";
        return cli::fail(&Failure::Usage(message.to_owned()));
    }
    cli::run(&arguments)
}
