//! `cargo xtask sbom`: what the program is built from, as CycloneDX JSON.

use crate::tidy::graph::{Graph, Kind, Package};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Where it is written; made anew for each release, so not committed.
const PATH: &str = "target/landgang.cdx.json";

/// Writes the list of parts of the program `landgang`.
///
/// # Errors
/// Cargo did not answer, the lock file cannot be read, or the file cannot be written.
pub(crate) fn write(root: &Path) -> Result<(), String> {
    let graph = Graph::ask_cargo(root)?;
    let lock = std::fs::read_to_string(root.join("Cargo.lock"))
        .map_err(|fault| format!("Cargo.lock cannot be read: {fault}"))?;
    let list = list(&graph, &sums(&lock)?)?;
    let parts = list
        .get("components")
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    let text = serde_json::to_string_pretty(&list)
        .map_err(|fault| format!("the list cannot be written: {fault}"))?;
    std::fs::write(root.join(PATH), text + "\n")
        .map_err(|fault| format!("{PATH} cannot be written: {fault}"))?;
    println!(
        "{PATH}: CycloneDX 1.6, {parts} parts of others and our own rooms, each with version, licence and, from the registry, checksum"
    );
    Ok(())
}

/// The registry's SHA-256 of every package, by name and version.
fn sums(lock: &str) -> Result<BTreeMap<(String, String), String>, String> {
    let lock: toml::Table = lock
        .parse()
        .map_err(|fault| format!("Cargo.lock is not understood: {fault}"))?;
    let packages = lock
        .get("package")
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten();
    let text = |package: &toml::Value, field: &str| {
        package
            .get(field)
            .and_then(toml::Value::as_str)
            .map(str::to_owned)
    };
    Ok(packages
        .filter_map(|package| {
            Some((
                (text(package, "name")?, text(package, "version")?),
                text(package, "checksum")?,
            ))
        })
        .collect())
}

/// Everything built into the program: its parts, and which needs which. Nothing of time or machine, so that the same
/// source gives the same list.
fn list(graph: &Graph, sums: &BTreeMap<(String, String), String>) -> Result<Value, String> {
    let program = graph
        .all()
        .find(|package| package.name == "landgang")
        .ok_or("there is no package `landgang`")?;
    let mut parts: BTreeMap<String, &Package> = BTreeMap::new();
    let mut waiting = vec![program];
    while let Some(package) = waiting.pop() {
        if parts.insert(name(package), package).is_none() {
            waiting.extend(built(graph, package));
        }
    }
    let components: Vec<Value> = parts
        .values()
        .filter(|package| package.name != "landgang")
        .map(|package| component(package, sums))
        .collect();
    let needs: Vec<Value> = parts
        .iter()
        .map(|(own, package)| {
            let needs: BTreeSet<String> = built(graph, package).map(name).collect();
            json!({ "ref": own, "dependsOn": needs })
        })
        .collect();
    let mut root = component(program, sums);
    if let Some(root) = root.as_object_mut() {
        root.insert("type".to_owned(), json!("application"));
    }
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": root },
        "components": components,
        "dependencies": needs,
    }))
}

fn built<'a>(graph: &'a Graph, package: &'a Package) -> impl Iterator<Item = &'a Package> {
    graph
        .needs(package)
        .filter(|(_, kind)| *kind != Kind::Dev)
        .map(|(need, _)| need)
}

fn name(package: &Package) -> String {
    format!("pkg:cargo/{}@{}", package.name, package.version)
}

fn component(package: &Package, sums: &BTreeMap<(String, String), String>) -> Value {
    let mut made = json!({
        "type": "library",
        "bom-ref": name(package),
        "name": package.name,
        "version": package.version,
        "scope": "required",
    });
    if let Some(fields) = made.as_object_mut() {
        if let Some(licence) = &package.license {
            // Cargo once allowed a slash for "or"; the list's readers do not.
            let expression = licence.replace('/', " OR ");
            fields.insert("licenses".to_owned(), json!([{ "expression": expression }]));
        }
        if let Some(sum) = sums.get(&(package.name.clone(), package.version.clone())) {
            fields.insert("purl".to_owned(), json!(name(package)));
            fields.insert(
                "hashes".to_owned(),
                json!([{ "alg": "SHA-256", "content": sum }]),
            );
        }
    }
    made
}

#[cfg(test)]
mod own_tests {
    use super::*;

    /// The shape that the schema of CycloneDX 1.6 asks: required fields, unique names, and no need that is no part.
    fn faults(list: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        for (field, wanted) in [
            ("bomFormat", json!("CycloneDX")),
            ("specVersion", json!("1.6")),
            ("version", json!(1)),
        ] {
            if list[field] != wanted {
                faults.push(format!("{field} is {}", list[field]));
            }
        }
        let mut known: BTreeSet<&str> = list["metadata"]["component"]["bom-ref"]
            .as_str()
            .into_iter()
            .collect();
        for part in list["components"].as_array().into_iter().flatten() {
            for field in ["type", "name", "version", "bom-ref"] {
                if part[field].as_str().is_none_or(str::is_empty) {
                    faults.push(format!("{part} lacks {field}"));
                }
            }
            for sum in part["hashes"].as_array().into_iter().flatten() {
                if sum["content"].as_str().is_none_or(|sum| {
                    sum.len() != 64 || !sum.chars().all(|c| c.is_ascii_hexdigit())
                }) {
                    faults.push(format!("{part} has a sum that is none"));
                }
            }
            if !part["bom-ref"]
                .as_str()
                .is_some_and(|own| known.insert(own))
            {
                faults.push(format!("{part} stands twice"));
            }
        }
        for need in list["dependencies"].as_array().into_iter().flatten() {
            let named = need["ref"].as_str().into_iter().chain(
                need["dependsOn"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str),
            );
            faults.extend(
                named
                    .filter(|named| !known.contains(named))
                    .map(|named| format!("{named} is no part")),
            );
        }
        faults
    }

    #[test]
    fn the_list_of_this_checkout_has_the_shape_of_cyclonedx() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let graph = Graph::ask_cargo(&root).unwrap();
        let sums = sums(&std::fs::read_to_string(root.join("Cargo.lock")).unwrap()).unwrap();
        let list = list(&graph, &sums).unwrap();
        assert_eq!(faults(&list), Vec::<String>::new());
        let parts = list["components"].as_array().unwrap();
        let of = |name: &str| parts.iter().find(|part| part["name"] == name);
        assert!(
            of("rusqlite").is_some_and(|part| part["hashes"][0]["alg"] == "SHA-256"
                && part["licenses"][0]["expression"] == "MIT")
        );
        assert!(of("kit-store").is_some(), "our own rooms are parts too");
        assert!(
            of("proptest").is_none(),
            "what only tests need is not in the program"
        );
        let foreign = parts.iter().filter(|part| part["purl"].is_string()).count();
        assert_eq!(foreign, graph.built_into("landgang"));
        println!("{} parts, {foreign} of others", parts.len());
    }

    #[test]
    fn a_list_that_is_torn_is_not_taken_for_one() {
        let graph = Graph::of(
            &[("landgang", "program"), ("a", "")],
            &[("landgang", "a", Kind::Normal)],
        )
        .with_license("a", Some("MIT/Apache-2.0"));
        let sums = BTreeMap::from([(("a".to_owned(), "1.0.0".to_owned()), "0".repeat(64))]);
        let whole = list(&graph, &sums).unwrap();
        assert_eq!(faults(&whole), Vec::<String>::new());
        assert_eq!(
            whole["components"][0]["licenses"][0]["expression"],
            "MIT OR Apache-2.0"
        );
        let mut torn = whole.clone();
        torn["components"] = json!([]);
        assert_eq!(faults(&torn).len(), 2);
        let mut wrong = whole;
        wrong["components"][0]["hashes"][0]["content"] = json!("xyz");
        assert_eq!(faults(&wrong).len(), 1);
        assert!(list(&Graph::default(), &sums).is_err());
    }
}
