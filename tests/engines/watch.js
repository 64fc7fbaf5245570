/** Remembers, across pages, what went wrong: errors of scripts and of loading, and violations of the policy. */
{
  const tell = (text) => {
    const troubles = JSON.parse(sessionStorage.getItem("troubles") ?? "[]")
    sessionStorage.setItem("troubles", JSON.stringify([...troubles, `${location.pathname}: ${text}`]))
  }
  addEventListener("error", ({ message, target }) => tell(message ?? `not loaded: ${target.src ?? target.href}`), true)
  addEventListener("unhandledrejection", ({ reason }) => tell(`rejected: ${reason}`))
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    tell(`policy violation: ${violatedDirective} ${blockedURI}`))
  const { error } = console
  console.error = (...parts) => {
    tell(`console: ${parts.join(" ")}`)
    error.apply(console, parts)
  }
}
