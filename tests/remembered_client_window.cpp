// SPDX-License-Identifier: MIT
#include "app/remembered_client_window.hpp"

#include <cstdlib>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;

TEST_CASE("client's window: whether it was open is known the next time")
{
    const TemporaryFolder folder;
    const char* before = std::getenv("XDG_CONFIG_HOME");
    const std::string kept = before ? before : "";
    setenv("XDG_CONFIG_HOME", folder.path("config").c_str(), 1);
    CHECK_FALSE(app::remembered_client_window());
    app::remember_client_window(true);
    CHECK(app::remembered_client_window());
    app::remember_client_window(false);
    CHECK_FALSE(app::remembered_client_window());
    if (before)
        setenv("XDG_CONFIG_HOME", kept.c_str(), 1);
    else
        unsetenv("XDG_CONFIG_HOME");
}
