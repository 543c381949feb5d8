//! `guanxi export`: writes part of the graph in another format.

use std::io::Write;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::output_file::OutputFile;
use crate::cli::subject::ExtractArgs;
use crate::output::{PRODUCTS, Product, ProductCommand};

/// Arguments of `guanxi export`.
#[derive(Args, Clone, Debug)]
pub(crate) struct ExportCommand {
    /// Output format
    #[arg(value_name = "FORMAT", value_parser = format())]
    format: &'static Product,
    #[command(flatten)]
    subject: ExtractArgs,
    #[command(flatten)]
    output: OutputFile,
}

impl ExportCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        self.output.product(context, self.format, &self.subject.extract(context)?, out)
    }
}

/// The formats of this command, for clap.
fn format() -> impl TypedValueParser<Value = &'static Product> {
    let is_exported = |product: &&Product| product.command == ProductCommand::Export;
    let mut products: Vec<&'static Product> = PRODUCTS.iter().filter(is_exported).collect();
    // On the command line, formats for other programs come first.
    products.sort_by_key(|product| product.input);
    let listed = products.iter().map(|one| PossibleValue::new(one.name).help(one.description));
    PossibleValuesParser::new(listed.collect::<Vec<PossibleValue>>()).try_map(move |name| {
        products.iter().copied().find(|one| one.name == name).ok_or("no such format")
    })
}
