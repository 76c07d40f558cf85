//! Logins at another house (OpenID Connect, code flow with PKCE). The protocol only: no database, no pages.

pub(crate) mod http;
pub(crate) mod roles;
pub(crate) mod store;

use std::collections::BTreeMap;

use jiff::Timestamp;
use kit_store::Given;
use kit_web::door;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClaimName, CoreClaimType,
    CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim, CoreGrantType, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm,
    CoreResponseMode, CoreResponseType, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreSubjectIdentifierType, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AdditionalProviderMetadata, AuthenticationContextClass, AuthorizationCode,
    Client, ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IdTokenFields, IssuerUrl, Nonce, PkceCodeChallenge,
    PkceCodeVerifier, ProviderMetadata, RedirectUrl, Scope, StandardErrorResponse,
    StandardTokenResponse, TokenResponse as _,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use http::{Answered, Ask, HttpFault, Question};

/// Everything else that the other house says of itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Says {
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}
impl AdditionalProviderMetadata for Says {}

/// Every claim that has no name in the standard.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Rest(Map<String, Value>);
impl AdditionalClaims for Rest {}

type Metadata = ProviderMetadata<
    Says,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;
type Fields = IdTokenFields<
    Rest,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type House = Client<
    Rest,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Signatures that only the other house can make. No `none`, and none by a shared secret: whoever can check such a one
/// can also make it.
const GOOD_SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// A clock at the other house may be this many seconds ahead.
const AHEAD_S: i64 = 60;

/// Another house whose logins are taken, from the configuration.
#[derive(Clone)]
pub struct Provider {
    /// Its name in addresses, `kommunen`.
    pub name: String,
    /// Its name on the button.
    pub label: String,
    /// Its address as it calls itself, letter by letter.
    pub issuer: String,
    /// What it calls us.
    pub client_id: String,
    /// The secret it gave us; none for a public client.
    pub client_secret: Option<String>,
    /// How strongly people must have proved there who they are (`acr`), one of these; none asks for nothing.
    pub acr: Vec<String>,
    /// The claim that says what somebody is there; empty where roles are given here.
    pub role_claim: String,
    /// What it means here: value of the claim → name of the role.
    pub roles: BTreeMap<String, String>,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Provider({})", self.name)
    }
}

/// Why a login came to nothing. The words hold no claim and no token.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The other house did not answer, or not as the standard says.
    #[error("the other house did not answer as it should: {0}")]
    Unreachable(String),
    /// What it gave is not true: signature, issuer, audience, nonce or time.
    #[error("the login is not true: {0}")]
    Untrue(String),
}

/// A login that was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// Where the browser goes.
    pub address: String,
    /// Comes back with the answer.
    pub state: String,
    /// Comes back inside the signed token.
    pub nonce: String,
    /// Proves at the end that the same house asks.
    pub verifier: String,
}

/// What came back in the address, and what was kept for it.
#[derive(Debug, Clone, Copy)]
pub struct Back<'a> {
    /// The code.
    pub code: &'a str,
    /// Who says they answer; empty where it was left out.
    pub issuer: &'a str,
    /// The nonce that was kept.
    pub nonce: &'a str,
    /// The verifier that was kept.
    pub verifier: &'a str,
}

/// Somebody who is known at the other house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Hash over the house's address and its number for the person.
    pub subject_hash: String,
    /// First name, where it was told.
    pub first_name: Option<String>,
    /// The values of the claim about roles.
    pub says: Vec<String>,
}

fn unreachable(fault: impl std::fmt::Display) -> Fault {
    Fault::Unreachable(fault.to_string())
}

impl Provider {
    fn ask_about(&self, ask: &Ask<'_>, redirect: &str) -> Result<(House, Says), Fault> {
        let issuer = IssuerUrl::new(self.issuer.clone()).map_err(unreachable)?;
        // Asked anew each time: a key that was changed there is known here at once, and nothing is kept in memory.
        let metadata = Metadata::discover(&issuer, &|question| ask(question))
            .map_err(|fault| Fault::Unreachable(http::reason(&fault)))?;
        let says = metadata.additional_metadata().clone();
        let redirect = RedirectUrl::new(redirect.to_owned()).map_err(unreachable)?;
        let house = House::from_provider_metadata(
            metadata,
            ClientId::new(self.client_id.clone()),
            self.client_secret.clone().map(ClientSecret::new),
        )
        .set_redirect_uri(redirect);
        Ok((house, says))
    }

    /// Begins a login that ends at `redirect`. Asks the other house, so it blocks.
    ///
    /// # Errors
    /// [`Fault::Unreachable`].
    pub fn begin(&self, ask: &Ask<'_>, redirect: &str, given: &Given) -> Result<Begun, Fault> {
        let (house, _) = self.ask_about(ask, redirect)?;
        let (state, nonce, verifier) = (given.token(), given.token(), given.token());
        let kept = PkceCodeVerifier::new(verifier.clone());
        let mut question = house
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .add_scope(Scope::new("profile".to_owned()))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&kept));
        for strength in &self.acr {
            let strength = AuthenticationContextClass::new(strength.clone());
            question = question.add_auth_context_value(strength);
        }
        let (address, state, nonce) = question.url();
        Ok(Begun {
            address: address.to_string(),
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier,
        })
    }

    /// Ends a login: changes the code for a signed token and reads who it is about. Blocks.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn end(
        &self,
        ask: &Ask<'_>,
        redirect: &str,
        back: Back<'_>,
        now: Timestamp,
    ) -> Result<Known, Fault> {
        let (house, says) = self.ask_about(ask, redirect)?;
        let missing = back.issuer.is_empty() && says.authorization_response_iss_parameter_supported;
        if missing || !(back.issuer.is_empty() || back.issuer == self.issuer) {
            return Err(Fault::Untrue("another house answers".to_owned()));
        }
        let answer = house
            .exchange_code(AuthorizationCode::new(back.code.to_owned()))
            .map_err(unreachable)?
            .set_pkce_verifier(PkceCodeVerifier::new(back.verifier.to_owned()))
            .request(&|question| ask(question))
            .map_err(|fault| http::refused(&fault))?;
        let token = answer
            .id_token()
            .ok_or_else(|| Fault::Untrue("no signed token came".to_owned()))?;
        // The verifier's own clock is the machine's; ours is given. Its type is read from the text of our moment.
        let moment = serde_json::from_value(Value::String(now.to_string())).map_err(unreachable)?;
        let latest = now.as_second() + AHEAD_S;
        let verifier = house
            .id_token_verifier()
            .set_allowed_algs(GOOD_SIGNATURES)
            .set_time_fn(move || moment)
            .set_issue_time_verifier_fn(move |made| {
                if made.timestamp() <= latest {
                    Ok(())
                } else {
                    Err("made in the future".to_owned())
                }
            });
        let claims = token
            .claims(&verifier, &Nonce::new(back.nonce.to_owned()))
            .map_err(|fault| Fault::Untrue(http::kind(&fault).to_owned()))?;
        // Several houses may stand behind one issuer: the token was given to us, not to another who passes it on.
        let given_to = claims.authorized_party().map(|party| party.as_str());
        if given_to.is_some_and(|party| party != self.client_id) {
            return Err(Fault::Untrue("it was given to somebody else".to_owned()));
        }
        let strength = claims.auth_context_ref().map(|strength| strength.as_str());
        if !self.acr.is_empty()
            && !strength.is_some_and(|said| self.acr.iter().any(|one| one == said))
        {
            return Err(Fault::Untrue(
                "they did not prove strongly enough who they are".to_owned(),
            ));
        }
        let given_name = claims.given_name().and_then(|name| name.get(None));
        let whole_name = claims.name().and_then(|name| name.get(None));
        let first_name = given_name
            .map(|name| name.as_str())
            .or_else(|| whole_name.and_then(|name| name.split_whitespace().next()))
            .map(str::to_owned);
        Ok(Known {
            subject_hash: door::hash(&format!("{}\n{}", self.issuer, claims.subject().as_str())),
            first_name,
            says: roles::values(claims.additional_claims().0.get(&self.role_claim)),
        })
    }
}
