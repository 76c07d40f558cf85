//! `cargo xtask`
mod tidy;
fn main() {
    if let Err(fault) = tidy::run(std::path::Path::new(".")) {
        eprintln!("{fault}");
        std::process::exit(1);
    }
}
