//! The places of a directory as GeoJSON (RFC 7946), for maps of others: one point for each service at a place.

use serde_json::{Number, Value, json};

use crate::{Location, Service};

/// Points, and how many services have none.
#[derive(Debug, Clone, PartialEq)]
pub struct Points {
    /// A `FeatureCollection`.
    pub collection: Value,
    /// Services without a place whose position is known; they are in no point.
    pub without: usize,
}

/// The services at their places. A point's id is that of the service at the place; positions are longitude and latitude
/// in degrees (WGS 84), as the RFC has them.
#[must_use]
pub fn points<'a>(services: impl IntoIterator<Item = &'a Service>) -> Points {
    let (mut features, mut without) = (Vec::new(), 0);
    for service in services {
        let before = features.len();
        for visit in &service.service_at_locations {
            let Some(location) = visit.location.as_deref() else {
                continue;
            };
            if let Some(position) = position(location) {
                features.push(json!({
                    "type": "Feature",
                    "id": visit.id,
                    "geometry": { "type": "Point", "coordinates": position },
                    "properties": {
                        "service_id": service.id,
                        "name": service.name,
                        "place": location.name,
                        "address": address(location),
                        "url": service.url,
                    },
                }));
            }
        }
        without += usize::from(features.len() == before);
    }
    Points {
        collection: json!({ "type": "FeatureCollection", "features": features }),
        without,
    }
}

/// East and north, where both are on the globe.
fn position(location: &Location) -> Option<[f64; 2]> {
    let degrees = |number: &Option<Number>, most: f64| {
        let degrees = number.as_ref()?.as_f64()?;
        (degrees.abs() <= most).then_some(degrees)
    };
    Some([
        degrees(&location.longitude, 180.0)?,
        degrees(&location.latitude, 90.0)?,
    ])
}

fn address(location: &Location) -> Option<String> {
    let address = location.addresses.first()?;
    let town = [&address.postal_code, &address.city];
    let town: Vec<&str> = town.into_iter().filter_map(Option::as_deref).collect();
    let parts = [address.address_1.clone(), Some(town.join(" "))];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    Some(parts.join(", ")).filter(|address| !address.is_empty())
}
