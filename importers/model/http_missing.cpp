#include "graph/error.hpp"
#include "importers/model/http.hpp"

// In place of curl_http.cpp where there is no libcurl.

namespace relata::model {

std::unique_ptr<Http> curl_http(const HttpLimits&) {
    throw InputError({}, "this relata was built without libcurl, so it cannot ask a model");
}

}  // namespace relata::model
