//! The entry point: reads arguments, then runs a command or the explorer.

use std::process::ExitCode;

use guanxi::cli::{self, Arguments, Failure, OpenCommand, PickCommand};

fn main() -> ExitCode {
    let arguments = match Arguments::parse_from(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err(status) => return status,
    };
    let done = match (arguments.explorer(), arguments.picker()) {
        (Some(asked), _) => explore(&arguments, asked),
        (None, Some(asked)) => pick(&arguments, asked),
        (None, None) => return cli::run(&arguments),
    };
    done.unwrap_or_else(|failure| cli::fail(&failure))
}

#[cfg(feature = "tui")]
fn explore(arguments: &Arguments, asked: &OpenCommand) -> Result<ExitCode, Failure> {
    use guanxi::tui::{self, Options};

    let context = arguments.context();
    let (focus, notice) = asked.entity(&context)?;
    let options = Options {
        focus,
        notice,
        hops: asked.depth,
        filter: asked.filter(&context)?,
        palette: context.palette(),
        articles: context.articles.clone(),
        state_folder: cli::Context::state_folder(),
    };
    tui::start(context.into_loaded()?, options)
        .map_err(|failure| Failure::Usage(failure.to_string()))?;
    Ok(ExitCode::SUCCESS)
}

/// Opens the finder on its own and prints what was chosen, one per line; status 1 if nothing was.
#[cfg(feature = "tui")]
fn pick(arguments: &Arguments, asked: &PickCommand) -> Result<ExitCode, Failure> {
    use guanxi::tui::{self, Options, PickMode};

    let context = arguments.context();
    let options = Options {
        filter: asked.filter(&context)?,
        palette: context.palette(),
        articles: context.articles.clone(),
        ..Options::default()
    };
    let mode = if asked.multi { PickMode::Multiple } else { PickMode::Single };
    let chosen = tui::pick(context.into_loaded()?, options, &asked.query(), mode)
        .map_err(|failure| Failure::Usage(failure.to_string()))?;
    cli::print_chosen(&chosen)
}

#[cfg(not(feature = "tui"))]
fn explore(_: &Arguments, _: &OpenCommand) -> Result<ExitCode, Failure> {
    let message = "this build has no explorer: `guanxi --help` lists the commands";
    Err(Failure::Usage(message.to_owned()))
}

#[cfg(not(feature = "tui"))]
fn pick(_: &Arguments, _: &PickCommand) -> Result<ExitCode, Failure> {
    let message = "this build has no finder: `guanxi search` finds names";
    Err(Failure::Usage(message.to_owned()))
}
